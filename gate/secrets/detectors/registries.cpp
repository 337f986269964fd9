// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "gate/secrets/detectors/tables.hpp"

namespace gate::secrets::detectors {
namespace {

constexpr Provider npm_registry{
    .why =
        "Whoever reads it publishes new versions of the packages, which every user then installs.",
    .fix =
        "Revoke it with `npm token revoke` or on npmjs.com; then keep the new one in a secret "
        "store, never in a file that is committed.",
    .reference = "https://docs.npmjs.com/about-access-tokens"};
constexpr Provider pypi_org{
    .why = "Whoever reads it uploads releases of the projects, which every user then installs.",
    .fix =
        "Delete it under account settings on pypi.org; then keep the new one in a secret store, "
        "never in a file that is committed.",
    .reference = "https://pypi.org/help/#apitoken"};
constexpr Provider rubygems_org{
    .why = "Whoever reads it pushes gem versions, which every user then installs.",
    .fix =
        "Revoke it under API keys on rubygems.org; then keep the new one in a secret store, never "
        "in a file that is committed.",
    .reference = "https://guides.rubygems.org/api-key-scopes/"};
constexpr Provider crates{
    .why = "Whoever reads it publishes crate versions, which every user then builds.",
    .fix =
        "Revoke it under account settings on crates.io; then keep the new one in a secret store, "
        "never in a file that is committed.",
    .reference = "https://doc.rust-lang.org/cargo/reference/publishing.html"};
constexpr Provider nuget_org{
    .why = "Whoever reads it pushes package versions, which every user then restores.",
    .fix =
        "Revoke it under API keys on nuget.org; then keep the new one in a secret store, never in "
        "a file that is committed.",
    .reference = "https://learn.microsoft.com/nuget/nuget-org/publish-a-package"};
constexpr Provider docker_hub{
    .why = "Whoever reads it pushes images that others pull and run.",
    .fix =
        "Delete it under personal (or organisation) access tokens on Docker Hub; then keep the new "
        "one in a secret store, never in a file that is committed.",
    .reference = "https://docs.docker.com/security/access-tokens/"};
constexpr Provider swarm{
    .why =
        "Whoever reads it joins the swarm as a node (or unlocks its manager) and gets the "
        "workloads' secrets.",
    .fix =
        "Rotate it with `docker swarm join-token --rotate` or `docker swarm unlock-key --rotate`; "
        "then keep the new one in a secret store, never in a file that is committed.",
    .reference = "https://docs.docker.com/engine/swarm/join-nodes/"};
constexpr Provider clojars_org{
    .why = "Whoever reads it deploys library versions, which every user then loads.",
    .fix =
        "Disable it under deploy tokens on clojars.org; then keep the new one in a secret store, "
        "never in a file that is committed.",
    .reference = "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens"};
constexpr Provider jfrog{
    .why = "Whoever reads it reads and replaces the artifacts that builds take from this server.",
    .fix =
        "Revoke it in the JFrog platform under identity and access; then keep the new one in a "
        "secret store, never in a file that is committed.",
    .reference =
        "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens"};
constexpr Provider cloudsmith_io{
    .why = "Whoever reads it reads and publishes packages of the organisation.",
    .fix =
        "Reset it under API settings on cloudsmith.io; then keep the new one in a secret store, "
        "never in a file that is committed.",
    .reference = "https://docs.cloudsmith.com/accounts-and-teams/api-key"};
constexpr Provider huggingface_hub{
    .why =
        "Whoever reads it reads private models and data sets, and with write rights replaces what "
        "others load and run.",
    .fix =
        "Delete it under access tokens on huggingface.co; then keep the new one in a secret store, "
        "never in a file that is committed.",
    .reference = "https://huggingface.co/docs/hub/security-tokens"};

constexpr std::array rows{
    token<"NPM_TOKEN", "npm_<A36>">({.id = "TOK029",
                                     .slug = "npm",
                                     .severity = Severity::critical,
                                     .title = "npm access token",
                                     .by = npm_registry,
                                     .check = Check::crc32_base62}),
    token<"TWINE_PASSWORD", "pypi-AgEIcHlwaS5vcmc<U50+>">({.id = "TOK030",
                                                           .slug = "pypi",
                                                           .severity = Severity::critical,
                                                           .title = "PyPI upload token",
                                                           .by = pypi_org}),
    token<"TEST_PYPI_TOKEN", "pypi-AgENdGVzdC5weXBpLm9yZ<U50+>">({.id = "TOK031",
                                                                  .slug = "test-pypi",
                                                                  .severity = Severity::medium,
                                                                  .title = "TestPyPI upload token",
                                                                  .by = pypi_org,
                                                                  .nature = Nature::test}),
    token<"GEM_HOST_API_KEY", "rubygems_<H48>">({.id = "TOK032",
                                                 .slug = "rubygems",
                                                 .severity = Severity::critical,
                                                 .title = "RubyGems API key",
                                                 .by = rubygems_org}),
    token<"CARGO_REGISTRY_TOKEN", "cio<A32>">({.id = "TOK033",
                                               .slug = "crates-io",
                                               .severity = Severity::critical,
                                               .title = "crates.io API token",
                                               .by = crates,
                                               .near = "cargo|crates"}),
    token<"NUGET_API_KEY", "oy2<a43>">({.id = "TOK034",
                                        .slug = "nuget",
                                        .severity = Severity::critical,
                                        .title = "NuGet API key",
                                        .by = nuget_org}),
    token<"DOCKER_PASSWORD", "dckr_pat_<U27>">({.id = "TOK035",
                                                .slug = "docker-pat",
                                                .severity = Severity::critical,
                                                .title = "Docker Hub personal access token",
                                                .by = docker_hub}),
    token<"DOCKER_ORG_TOKEN", "dckr_oat_<U32>">({.id = "TOK036",
                                                 .slug = "docker-org",
                                                 .severity = Severity::critical,
                                                 .title = "Docker Hub organisation access token",
                                                 .by = docker_hub}),
    token<"SWARM_TOKEN", "SWMTKN-1-<a50>-<a25>">({.id = "TOK037",
                                                  .slug = "swarm-join",
                                                  .severity = Severity::critical,
                                                  .title = "Docker Swarm join token",
                                                  .by = swarm}),
    token<"SWARM_UNLOCK_KEY", "SWMKEY-1-<B43>">({.id = "TOK038",
                                                 .slug = "swarm-unlock",
                                                 .severity = Severity::high,
                                                 .title = "Docker Swarm unlock key",
                                                 .by = swarm}),
    token<"CLOJARS_PASSWORD", "CLOJARS_<A60>">({.id = "TOK039",
                                                .slug = "clojars",
                                                .severity = Severity::critical,
                                                .title = "Clojars deploy token",
                                                .by = clojars_org}),
    token<"ARTIFACTORY_API_KEY", "AKCp<A69>">({.id = "TOK040",
                                               .slug = "jfrog-api-key",
                                               .severity = Severity::high,
                                               .title = "JFrog API key",
                                               .by = jfrog}),
    token<"JFROG_TOKEN", "cmVmdGtu<A56>">({.id = "TOK041",
                                           .slug = "jfrog-reference",
                                           .severity = Severity::high,
                                           .title = "JFrog reference token",
                                           .by = jfrog}),
    token<"CLOUDSMITH_API_KEY", "csa_<H30><A6>">({.id = "TOK042",
                                                  .slug = "cloudsmith",
                                                  .severity = Severity::high,
                                                  .title = "Cloudsmith API key",
                                                  .by = cloudsmith_io}),
    token<"HF_TOKEN", "hf_<L34>">({.id = "TOK043",
                                   .slug = "huggingface",
                                   .severity = Severity::high,
                                   .title = "Hugging Face user token",
                                   .by = huggingface_hub}),
    token<"HF_ORG_TOKEN", "api_org_<L34>">({.id = "TOK044",
                                            .slug = "huggingface-org",
                                            .severity = Severity::high,
                                            .title = "Hugging Face organisation token",
                                            .by = huggingface_hub}),
};

}  // namespace

const std::span<const Detector> registries{rows};

}  // namespace gate::secrets::detectors
