// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "gate/secrets/detectors/tables.hpp"

namespace gate::secrets::detectors {
namespace {

constexpr Provider digitalocean{
    .why = "Whoever reads it creates, reads and destroys droplets, volumes and databases.",
    .fix =
        "Delete it under API in the control panel; then keep the new one in a secret store, never "
        "in a file that is committed.",
    .reference = "https://docs.digitalocean.com/reference/api/create-personal-access-token/"};
constexpr Provider heroku_com{
    .why =
        "Whoever reads it deploys to the account's apps and reads their configuration, secrets "
        "included.",
    .fix =
        "Regenerate it in the account settings or with `heroku authorizations:revoke`; then keep "
        "the new one in a secret store, never in a file that is committed.",
    .reference = "https://devcenter.heroku.com/articles/authentication"};
constexpr Provider vercel{.why =
                              "Whoever reads it deploys in the account's name and reads the "
                              "projects' environment variables.",
                          .fix =
                              "Delete it under tokens in the account settings; then keep the new "
                              "one in a secret store, never in a file that is committed.",
                          .reference = "https://vercel.com/docs/rest-api"};
constexpr Provider hosting_services{
    .why =
        "Whoever reads it deploys, changes and destroys what runs under the account, and reads its "
        "configuration.",
    .fix =
        "Revoke it on the tokens page of the account; then keep the new one in a secret store, "
        "never in a file that is committed.",
    .reference =
        "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"};
constexpr Provider cloudflare{
    .why = "Whoever reads it changes DNS, routing and workers of the account's zones.",
    .fix =
        "Roll or delete it under API tokens in the profile; then keep the new one in a secret "
        "store, never in a file that is committed.",
    .reference = "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/"};
constexpr Provider scaleway_com{
    .why = "Whoever reads it acts in the Scaleway organisation with the rights of the key.",
    .fix =
        "Delete it under IAM, API keys; then keep the new one in a secret store, never in a file "
        "that is committed.",
    .reference = "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/"};
constexpr Provider yandex{
    .why =
        "Whoever reads it acts in the Yandex Cloud folder with the rights of the service account.",
    .fix =
        "Delete it under service accounts; then keep the new one in a secret store, never in a "
        "file that is committed.",
    .reference = "https://yandex.cloud/en/docs/iam/concepts/authorization/api-key"};

constexpr std::array rows{
    token<"DIGITALOCEAN_TOKEN", "dop_v1_<H64>">({.id = "TOK090",
                                                 .slug = "digitalocean-pat",
                                                 .severity = Severity::critical,
                                                 .title = "DigitalOcean personal access token",
                                                 .by = digitalocean}),
    token<"DO_OAUTH_TOKEN", "doo_v1_<H64>">({.id = "TOK091",
                                             .slug = "digitalocean-oauth",
                                             .severity = Severity::high,
                                             .title = "DigitalOcean OAuth token",
                                             .by = digitalocean}),
    token<"DO_REFRESH_TOKEN", "dor_v1_<H64>">({.id = "TOK092",
                                               .slug = "digitalocean-refresh",
                                               .severity = Severity::high,
                                               .title = "DigitalOcean refresh token",
                                               .by = digitalocean}),
    token<"HEROKU_API_KEY", "HRKU-AA<U58>">({.id = "TOK093",
                                             .slug = "heroku",
                                             .severity = Severity::critical,
                                             .title = "Heroku API key",
                                             .by = heroku_com}),
    named<"HEROKU_API_KEY", "<H8>-<H4>-<H4>-<H4>-<H12>">({.id = "TOK094",
                                                          .slug = "heroku-old",
                                                          .severity = Severity::critical,
                                                          .title = "Heroku API key (UUID form)",
                                                          .by = heroku_com,
                                                          .near = "heroku"}),
    token<"VERCEL_TOKEN", "{vcp_|vci_|vca_|vcr_|vck_}<A56>">({.id = "TOK095",
                                                              .slug = "vercel",
                                                              .severity = Severity::high,
                                                              .title = "Vercel token",
                                                              .by = vercel,
                                                              .check = Check::crc32_base62}),
    token<"RENDER_API_KEY", "rnd_<A28>">({.id = "TOK096",
                                          .slug = "render",
                                          .severity = Severity::high,
                                          .title = "Render API key",
                                          .by = hosting_services}),
    token<"FLY_API_TOKEN", "FlyV1 fm<D1>{_|r_}<B60+>">({.id = "TOK097",
                                                        .slug = "fly-macaroon",
                                                        .severity = Severity::critical,
                                                        .title = "Fly.io access token",
                                                        .by = hosting_services}),
    token<"FLY_ACCESS_TOKEN", "fo1_<U43>">({.id = "TOK098",
                                            .slug = "fly-org",
                                            .severity = Severity::high,
                                            .title = "Fly.io token (old form)",
                                            .by = hosting_services}),
    token<"DENO_DEPLOY_TOKEN", "ddp_<A36>">({.id = "TOK099",
                                             .slug = "deno-deploy",
                                             .severity = Severity::high,
                                             .title = "Deno Deploy access token",
                                             .by = hosting_services}),
    token<"SCALINGO_API_TOKEN", "tk-us-<U48>">({.id = "TOK100",
                                                .slug = "scalingo",
                                                .severity = Severity::high,
                                                .title = "Scalingo API token",
                                                .by = hosting_services}),
    token<"UPCLOUD_TOKEN", "ucat_<A24-32>">({.id = "TOK101",
                                             .slug = "upcloud",
                                             .severity = Severity::high,
                                             .title = "UpCloud API token",
                                             .by = hosting_services}),
    named<"NETLIFY_AUTH_TOKEN", "<U40-46>">({.id = "TOK102",
                                             .slug = "netlify",
                                             .severity = Severity::high,
                                             .title = "Netlify access token",
                                             .by = hosting_services,
                                             .near = "netlify"}),
    named<"LINODE_TOKEN", "<H64>">({.id = "TOK103",
                                    .slug = "linode",
                                    .severity = Severity::critical,
                                    .title = "Linode API token",
                                    .by = hosting_services,
                                    .near = "linode|akamai"}),
    named<"HCLOUD_TOKEN", "<A64>">({.id = "TOK104",
                                    .slug = "hetzner",
                                    .severity = Severity::critical,
                                    .title = "Hetzner Cloud API token",
                                    .by = hosting_services,
                                    .near = "hcloud|hetzner"}),
    named<"VULTR_API_KEY", "<N36>">({.id = "TOK105",
                                     .slug = "vultr",
                                     .severity = Severity::critical,
                                     .title = "Vultr API key",
                                     .by = hosting_services,
                                     .near = "vultr"}),
    token<"CLOUDFLARE_API_TOKEN", "{cfk_|cfut_|cfat_}<A40><H8>">(
        {.id = "TOK106",
         .slug = "cloudflare",
         .severity = Severity::high,
         .title = "Cloudflare API token or key",
         .by = cloudflare,
         .check = Check::crc32_hex}),
    token<"CLOUDFLARE_CA_KEY", "v1.0-<H24>-<H146>">({.id = "TOK107",
                                                     .slug = "cloudflare-origin-ca",
                                                     .severity = Severity::high,
                                                     .title = "Cloudflare origin CA key",
                                                     .by = cloudflare}),
    named<"CLOUDFLARE_API_KEY", "<H37>">({.id = "TOK108",
                                          .slug = "cloudflare-global",
                                          .severity = Severity::critical,
                                          .title = "Cloudflare global API key",
                                          .by = cloudflare,
                                          .near = "cloudflare|cf_"}),
    named<"CLOUDFLARE_API_TOKEN", "<U40>">({.id = "TOK109",
                                            .slug = "cloudflare-old",
                                            .severity = Severity::high,
                                            .title = "Cloudflare API token (old form)",
                                            .by = cloudflare,
                                            .near = "cloudflare|cf_api"}),
    named<"SCW_SECRET_KEY", "<H8>-<H4>-<H4>-<H4>-<H12>">({.id = "TOK110",
                                                          .slug = "scaleway-secret",
                                                          .severity = Severity::critical,
                                                          .title = "Scaleway secret key",
                                                          .by = scaleway_com,
                                                          .near = "scw|scaleway"}),
    token<"YANDEX_SECRET_KEY", "YC<U38>">({.id = "TOK111",
                                           .slug = "yandex-static",
                                           .severity = Severity::high,
                                           .title = "Yandex Cloud static secret key",
                                           .by = yandex,
                                           .near = "yandex|yc_|ycs3"}),
    token<"YANDEX_API_KEY", "AQVN<U35-38>">({.id = "TOK112",
                                             .slug = "yandex-api",
                                             .severity = Severity::high,
                                             .title = "Yandex Cloud API key",
                                             .by = yandex,
                                             .near = "yandex|yc_"}),
    token<"YANDEX_IAM_TOKEN", "t1.<P20-400>.<U86>">({.id = "TOK113",
                                                     .slug = "yandex-iam",
                                                     .severity = Severity::medium,
                                                     .title = "Yandex Cloud IAM token",
                                                     .by = yandex,
                                                     .near = "yandex|yc_|iam"}),
};

}  // namespace

const std::span<const Detector> hosting{rows};

}  // namespace gate::secrets::detectors
