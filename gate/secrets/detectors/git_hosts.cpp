// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "gate/secrets/detectors/tables.hpp"

namespace gate::secrets::detectors {
namespace {

constexpr Provider github{
    .why =
        "Whoever reads it acts on GitHub with the rights of its owner: reads private code, pushes, "
        "changes workflows.",
    .fix =
        "Revoke it under Settings, Developer settings (for an app: regenerate it there); then keep "
        "the new one in a secret store, never in a file that is committed.",
    .reference =
        "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/"
        "managing-your-personal-access-tokens"};
constexpr Provider gitlab{
    .why =
        "Whoever reads it acts on GitLab with the rights it was given: reads private code, runs or "
        "registers jobs, changes projects.",
    .fix =
        "Revoke it on the access tokens, runners or CI/CD page of the user, project or group it "
        "belongs to; then keep the new one in a secret store, never in a file that is committed.",
    .reference = "https://docs.gitlab.com/security/tokens/"};
constexpr Provider atlassian{
    .why = "Whoever reads it acts as its owner in Jira, Confluence or Bitbucket.",
    .fix =
        "Revoke it at id.atlassian.com (Bitbucket: personal, repository or workspace settings); "
        "then keep the new one in a secret store, never in a file that is committed.",
    .reference =
        "https://support.atlassian.com/atlassian-account/docs/"
        "manage-api-tokens-for-your-atlassian-account/"};
constexpr Provider gitea{
    .why = "Whoever reads it reads and changes the repositories of the account on that server.",
    .fix =
        "Delete it under the applications settings of the account; then keep the new one in a "
        "secret store, never in a file that is committed.",
    .reference = "https://docs.gitea.com/development/api-usage"};

constexpr std::array rows{
    token<"GITHUB_TOKEN", "ghp_<A36>">({.id = "TOK001",
                                        .slug = "github-pat",
                                        .severity = Severity::high,
                                        .title = "GitHub personal access token",
                                        .by = github,
                                        .check = Check::crc32_base62}),
    token<"GITHUB_OAUTH_TOKEN", "gho_<A36>">({.id = "TOK002",
                                              .slug = "github-oauth",
                                              .severity = Severity::high,
                                              .title = "GitHub OAuth access token",
                                              .by = github,
                                              .check = Check::crc32_base62}),
    token<"GITHUB_USER_TOKEN", "ghu_<A36>">({.id = "TOK003",
                                             .slug = "github-user-to-server",
                                             .severity = Severity::high,
                                             .title = "GitHub App user token",
                                             .by = github,
                                             .check = Check::crc32_base62}),
    token<"GITHUB_APP_TOKEN", "ghs_<A36>">({.id = "TOK004",
                                            .slug = "github-server-to-server",
                                            .severity = Severity::high,
                                            .title = "GitHub App installation token",
                                            .by = github,
                                            .check = Check::crc32_base62}),
    token<"GITHUB_APP_JWT", "ghs_<D1-12>_ey<U20-4000>.ey<U20-4000>.<U40+>">(
        {.id = "TOK005",
         .slug = "github-server-to-server-jwt",
         .severity = Severity::high,
         .title = "GitHub App installation token (JWT form)",
         .by = github}),
    token<"GITHUB_REFRESH_TOKEN", "ghr_<A76>">({.id = "TOK006",
                                                .slug = "github-refresh",
                                                .severity = Severity::high,
                                                .title = "GitHub App refresh token",
                                                .by = github,
                                                .check = Check::crc32_base62}),
    token<"GITHUB_REFRESH", "ghr_<A36>">({.id = "TOK007",
                                          .slug = "github-refresh-short",
                                          .severity = Severity::high,
                                          .title = "GitHub App refresh token (short form)",
                                          .by = github}),
    token<"GH_TOKEN", "github_pat_<A22>_<A59>">(
        {.id = "TOK008",
         .slug = "github-fine-grained-pat",
         .severity = Severity::high,
         .title = "GitHub fine-grained personal access token",
         .by = github,
         .check = Check::github_fine_grained}),
    token<"GITLAB_TOKEN", "glpat-<U20>">({.id = "TOK009",
                                          .slug = "gitlab-pat",
                                          .severity = Severity::high,
                                          .title = "GitLab access token",
                                          .by = gitlab}),
    token<"GITLAB_ACCESS_TOKEN", "glpat-<U27-300>.<a2>.<a9>">(
        {.id = "TOK010",
         .slug = "gitlab-pat-routable",
         .severity = Severity::high,
         .title = "GitLab access token (routable)",
         .by = gitlab,
         .check = Check::gitlab_routable}),
    token<"GITLAB_DEPLOY_TOKEN", "gldt-<U20>">({.id = "TOK011",
                                                .slug = "gitlab-deploy",
                                                .severity = Severity::high,
                                                .title = "GitLab deploy token",
                                                .by = gitlab}),
    token<"RUNNER_TOKEN", "glrt-<U20>">({.id = "TOK012",
                                         .slug = "gitlab-runner",
                                         .severity = Severity::high,
                                         .title = "GitLab runner authentication token",
                                         .by = gitlab}),
    token<"CI_RUNNER_TOKEN", "glrt-t<D1>_<U27-300>.<a2>.<a9>">(
        {.id = "TOK013",
         .slug = "gitlab-runner-routable",
         .severity = Severity::high,
         .title = "GitLab runner authentication token (routable)",
         .by = gitlab,
         .check = Check::gitlab_routable}),
    token<"TRIGGER_TOKEN", "glptt-<H40>">({.id = "TOK014",
                                           .slug = "gitlab-trigger",
                                           .severity = Severity::high,
                                           .title = "GitLab pipeline trigger token",
                                           .by = gitlab}),
    token<"CI_JOB_TOKEN", "glcbt-<A1-5>_<U20>">({.id = "TOK015",
                                                 .slug = "gitlab-ci-job",
                                                 .severity = Severity::medium,
                                                 .title = "GitLab CI job token",
                                                 .by = gitlab}),
    token<"FEED_TOKEN", "glft-<U20>">({.id = "TOK016",
                                       .slug = "gitlab-feed",
                                       .severity = Severity::medium,
                                       .title = "GitLab feed token",
                                       .by = gitlab}),
    token<"INCOMING_MAIL_TOKEN", "glimt-<U25>">({.id = "TOK017",
                                                 .slug = "gitlab-incoming-mail",
                                                 .severity = Severity::medium,
                                                 .title = "GitLab incoming mail token",
                                                 .by = gitlab}),
    token<"AGENT_TOKEN", "glagent-<U50>">({.id = "TOK018",
                                           .slug = "gitlab-agent",
                                           .severity = Severity::high,
                                           .title = "GitLab agent token for Kubernetes",
                                           .by = gitlab}),
    token<"GITLAB_APP_SECRET", "gloas-<U64>">({.id = "TOK019",
                                               .slug = "gitlab-oauth-app",
                                               .severity = Severity::high,
                                               .title = "GitLab OAuth application secret",
                                               .by = gitlab}),
    token<"SCIM_TOKEN", "glsoat-<U20>">({.id = "TOK020",
                                         .slug = "gitlab-scim",
                                         .severity = Severity::high,
                                         .title = "GitLab SCIM token",
                                         .by = gitlab}),
    token<"FEATURE_FLAG_TOKEN", "glffct-<U20>">({.id = "TOK021",
                                                 .slug = "gitlab-feature-flag",
                                                 .severity = Severity::low,
                                                 .title = "GitLab feature flag client token",
                                                 .by = gitlab}),
    token<"REGISTRATION_TOKEN", "GR1348941<U20>">({.id = "TOK022",
                                                   .slug = "gitlab-runner-registration",
                                                   .severity = Severity::high,
                                                   .title = "GitLab runner registration token",
                                                   .by = gitlab}),
    token<"COOKIE", "_gitlab_session=<H32>">({.id = "TOK023",
                                              .slug = "gitlab-cookie",
                                              .severity = Severity::high,
                                              .title = "GitLab session cookie",
                                              .by = gitlab}),
    token<"BITBUCKET_PASSWORD", "ATBB<A24><X8>">({.id = "TOK024",
                                                  .slug = "bitbucket-app-password",
                                                  .severity = Severity::high,
                                                  .title = "Bitbucket app password",
                                                  .by = atlassian,
                                                  .check = Check::atlassian}),
    token<"BITBUCKET_TOKEN", "BBDC-<B44>">({.id = "TOK025",
                                            .slug = "bitbucket-data-center",
                                            .severity = Severity::high,
                                            .title = "Bitbucket Data Center access token",
                                            .by = atlassian}),
    token<"JIRA_API_TOKEN", "ATATT3xFfGF0<U20-800>{=|\\=|%3D}<X8>">({.id = "TOK026",
                                                                     .slug = "atlassian-api",
                                                                     .severity = Severity::high,
                                                                     .title = "Atlassian API token",
                                                                     .by = atlassian,
                                                                     .check = Check::atlassian}),
    token<"BITBUCKET_ACCESS_TOKEN", "ATCTT3xFfG<U20-800>{=|\\=|%3D}<X8>">(
        {.id = "TOK027",
         .slug = "atlassian-access",
         .severity = Severity::high,
         .title = "Bitbucket repository or workspace access token",
         .by = atlassian,
         .check = Check::atlassian}),
    named<"GITEA_TOKEN", "<H40>">({.id = "TOK028",
                                   .slug = "gitea",
                                   .severity = Severity::high,
                                   .title = "Gitea or Forgejo access token",
                                   .by = gitea,
                                   .near = "gitea|forgejo|codeberg"}),
};

}  // namespace

const std::span<const Detector> git_hosts{rows};

}  // namespace gate::secrets::detectors
