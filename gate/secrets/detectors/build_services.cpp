// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "gate/secrets/detectors/tables.hpp"

namespace gate::secrets::detectors {
namespace {

constexpr Provider buildkite{
    .why = "Whoever reads it reads build logs and starts builds, which run commands on the agents.",
    .fix =
        "Revoke it under API access tokens (or the agent tokens of the cluster); then keep the new "
        "one in a secret store, never in a file that is committed.",
    .reference = "https://buildkite.com/docs/apis/managing-api-tokens"};
constexpr Provider circleci{
    .why = "Whoever reads it starts pipelines and reads the projects' settings.",
    .fix =
        "Delete it under personal API tokens; then keep the new one in a secret store, never in a "
        "file that is committed.",
    .reference = "https://circleci.com/docs/managing-api-tokens/"};
constexpr Provider sonar{
    .why = "Whoever reads it reads the code analysis, findings included, and uploads results.",
    .fix =
        "Revoke it under security in the account; then keep the new one in a secret store, never "
        "in a file that is committed.",
    .reference =
        "https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/"};
constexpr Provider sourcegraph_com{
    .why = "Whoever reads it searches all code the user can see.",
    .fix =
        "Delete it under access tokens in the user's settings; then keep the new one in a secret "
        "store, never in a file that is committed.",
    .reference = "https://sourcegraph.com/docs/cli/how-tos/creating-an-access-token"};
constexpr Provider pulumi_com{
    .why = "Whoever reads it reads stack state with its secrets and deploys.",
    .fix =
        "Delete it under access tokens in Pulumi Cloud; then keep the new one in a secret store, "
        "never in a file that is committed.",
    .reference = "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/"};
constexpr Provider hashicorp{
    .why =
        "Whoever reads it reads what the token's policies allow: other secrets, state files, "
        "infrastructure.",
    .fix =
        "Revoke it with `vault token revoke` or on the tokens page of HCP Terraform; then keep the "
        "new one in a secret store, never in a file that is committed.",
    .reference = "https://developer.hashicorp.com/vault/docs/concepts/tokens"};
constexpr Provider doppler{
    .why = "Whoever reads it reads the secrets stored in Doppler for its projects.",
    .fix =
        "Revoke it on the tokens page in Doppler; then keep the new one in a secret store, never "
        "in a file that is committed.",
    .reference = "https://docs.doppler.com/docs/service-tokens"};
constexpr Provider build_tools{
    .why =
        "Whoever reads it acts for the account at this service: reads its data, starts or changes "
        "what it runs.",
    .fix =
        "Revoke it in the account's settings at the service; then keep the new one in a secret "
        "store, never in a file that is committed.",
    .reference =
        "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"};

constexpr std::array rows{
    token<"BUILDKITE_TOKEN", "bkua_<a40|53>">({.id = "TOK045",
                                               .slug = "buildkite-user",
                                               .severity = Severity::high,
                                               .title = "Buildkite user token",
                                               .by = buildkite}),
    token<"BUILDKITE_AGENT_TOKEN", "{bkaa_|bkar_|bkct_|bkps_}<U60-400>">(
        {.id = "TOK046",
         .slug = "buildkite-agent",
         .severity = Severity::high,
         .title = "Buildkite agent or service token",
         .by = buildkite}),
    token<"CIRCLECI_TOKEN", "CCIPAT_<A22>_<a40>">({.id = "TOK047",
                                                   .slug = "circleci-pat",
                                                   .severity = Severity::high,
                                                   .title = "CircleCI personal access token",
                                                   .by = circleci}),
    named<"CIRCLE_TOKEN", "<H40>">({.id = "TOK048",
                                    .slug = "circleci-old",
                                    .severity = Severity::high,
                                    .title = "CircleCI API token",
                                    .by = circleci,
                                    .near = "circle"}),
    token<"SONAR_TOKEN", "{sqp_|squ_|sqa_}<H40>">({.id = "TOK049",
                                                   .slug = "sonar",
                                                   .severity = Severity::high,
                                                   .title = "SonarQube token",
                                                   .by = sonar}),
    token<"SRC_ACCESS_TOKEN", "sgp_local_<H40>">({.id = "TOK050",
                                                  .slug = "sourcegraph",
                                                  .severity = Severity::high,
                                                  .title = "Sourcegraph access token",
                                                  .by = sourcegraph_com}),
    token<"SRC_TOKEN", "sgp_<H16>_<H40>">({.id = "TOK051",
                                           .slug = "sourcegraph-instance",
                                           .severity = Severity::high,
                                           .title = "Sourcegraph access token of an instance",
                                           .by = sourcegraph_com}),
    token<"SRC_LICENSE_KEY", "slk_<H64>">({.id = "TOK052",
                                           .slug = "sourcegraph-license",
                                           .severity = Severity::medium,
                                           .title = "Sourcegraph licence key",
                                           .by = sourcegraph_com}),
    token<"PULUMI_ACCESS_TOKEN", "pul-<H40>">({.id = "TOK053",
                                               .slug = "pulumi",
                                               .severity = Severity::critical,
                                               .title = "Pulumi access token",
                                               .by = pulumi_com}),
    token<"VAULT_TOKEN", "hvs.<U90+>">({.id = "TOK054",
                                        .slug = "vault-service",
                                        .severity = Severity::critical,
                                        .title = "HashiCorp Vault service token",
                                        .by = hashicorp}),
    token<"VAULT_BATCH_TOKEN", "hvb.<U138+>">({.id = "TOK055",
                                               .slug = "vault-batch",
                                               .severity = Severity::critical,
                                               .title = "HashiCorp Vault batch token",
                                               .by = hashicorp}),
    token<"VAULT_TOKEN", "s.<A24>">({.id = "TOK056",
                                     .slug = "vault-service-old",
                                     .severity = Severity::critical,
                                     .title = "HashiCorp Vault service token (old form)",
                                     .by = hashicorp,
                                     .near = "vault"}),
    token<"TFE_TOKEN", "<A14>.atlasv1.<U60-70>">({.id = "TOK057",
                                                  .slug = "terraform-cloud",
                                                  .severity = Severity::critical,
                                                  .title = "HCP Terraform API token",
                                                  .by = hashicorp}),
    token<"DOPPLER_TOKEN", "dp.{pt|sa|ct|scim|audit}.<A40-44>">({.id = "TOK058",
                                                                 .slug = "doppler",
                                                                 .severity = Severity::critical,
                                                                 .title = "Doppler token",
                                                                 .by = doppler}),
    token<"DOPPLER_SERVICE_TOKEN", "dp.st.<A40-44>">({.id = "TOK059",
                                                      .slug = "doppler-service",
                                                      .severity = Severity::critical,
                                                      .title = "Doppler service token",
                                                      .by = doppler}),
    token<"DOPPLER_CONFIG_TOKEN", "dp.st.<U1-40>.<A40-44>">(
        {.id = "TOK060",
         .slug = "doppler-service-config",
         .severity = Severity::critical,
         .title = "Doppler service token with its config",
         .by = doppler}),
    token<"PREFECT_API_KEY", "pnu_<A36>">({.id = "TOK061",
                                           .slug = "prefect",
                                           .severity = Severity::high,
                                           .title = "Prefect API key",
                                           .by = build_tools}),
    token<"INFRACOST_API_KEY", "ico-<A32>">({.id = "TOK062",
                                             .slug = "infracost",
                                             .severity = Severity::medium,
                                             .title = "Infracost API key",
                                             .by = build_tools}),
    token<"OCTOPUS_API_KEY", "API-<N26>">({.id = "TOK063",
                                           .slug = "octopus",
                                           .severity = Severity::high,
                                           .title = "Octopus Deploy API key",
                                           .by = build_tools}),
    token<"MERGIFY_KEY", "mergify_application_key_<U40-200>">({.id = "TOK064",
                                                               .slug = "mergify",
                                                               .severity = Severity::high,
                                                               .title = "Mergify application key",
                                                               .by = build_tools}),
    token<"AIKIDO_SECRET", "{AIK_SECRET_|AIK_CI_}<A20-64>">(
        {.id = "TOK065",
         .slug = "aikido",
         .severity = Severity::high,
         .title = "Aikido CI token or client secret",
         .by = build_tools}),
    token<"README_API_KEY", "rdme_<a70>">({.id = "TOK066",
                                           .slug = "readme-io",
                                           .severity = Severity::medium,
                                           .title = "ReadMe API key",
                                           .by = build_tools}),
    named<"CODECOV_TOKEN", "<H8>-<H4>-<H4>-<H4>-<H12>">({.id = "TOK067",
                                                         .slug = "codecov",
                                                         .severity = Severity::medium,
                                                         .title = "Codecov upload token",
                                                         .by = build_tools,
                                                         .near = "codecov"}),
    named<"SNYK_TOKEN", "<H8>-<H4>-<H4>-<H4>-<H12>">({.id = "TOK068",
                                                      .slug = "snyk",
                                                      .severity = Severity::high,
                                                      .title = "Snyk API token",
                                                      .by = build_tools,
                                                      .near = "snyk"}),
    named<"TRAVIS_API_TOKEN", "<U22>">({.id = "TOK069",
                                        .slug = "travis",
                                        .severity = Severity::high,
                                        .title = "Travis CI API token",
                                        .by = build_tools,
                                        .near = "travis"}),
    token<"JENKINS_TOKEN", "11<H32>">({.id = "TOK070",
                                       .slug = "jenkins",
                                       .severity = Severity::high,
                                       .title = "Jenkins API token",
                                       .by = build_tools,
                                       .near = "jenkins"}),
};

}  // namespace

const std::span<const Detector> build_services{rows};

}  // namespace gate::secrets::detectors
