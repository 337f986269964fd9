// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "gate/secrets/detectors/tables.hpp"

namespace gate::secrets::detectors {
namespace {

constexpr Provider newrelic{
    .why =
        "Whoever reads it reads the account's telemetry or writes into it; a user key also changes "
        "settings.",
    .fix =
        "Delete it under API keys in the account; then keep the new one in a secret store, never "
        "in a file that is committed.",
    .reference = "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/"};
constexpr Provider grafana{
    .why =
        "Whoever reads it reads dashboards and the data sources behind them, and with an admin "
        "role changes them.",
    .fix =
        "Delete it under service accounts (Cloud: access policies); then keep the new one in a "
        "secret store, never in a file that is committed.",
    .reference = "https://grafana.com/docs/grafana/latest/administration/service-accounts/"};
constexpr Provider sentry{
    .why = "Whoever reads it reads error reports, which hold users' data, and changes projects.",
    .fix =
        "Revoke it under auth tokens in the settings; then keep the new one in a secret store, "
        "never in a file that is committed.",
    .reference = "https://docs.sentry.io/account/auth-tokens/"};
constexpr Provider monitoring{
    .why =
        "Whoever reads it reads telemetry or writes into it, and may change monitors and alerts.",
    .fix =
        "Revoke it on the API keys page of the service; then keep the new one in a secret store, "
        "never in a file that is committed.",
    .reference =
        "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"};

constexpr std::array rows{
    token<"NEW_RELIC_API_KEY", "NRAK-<N27>">({.id = "TOK217",
                                              .slug = "newrelic-user",
                                              .severity = Severity::high,
                                              .title = "New Relic user key",
                                              .by = newrelic}),
    token<"NEW_RELIC_INSERT_KEY", "NRII-<U32>">({.id = "TOK218",
                                                 .slug = "newrelic-insert",
                                                 .severity = Severity::medium,
                                                 .title = "New Relic insert key",
                                                 .by = newrelic}),
    token<"NEW_RELIC_QUERY_KEY", "NRIQ-<U32>">({.id = "TOK219",
                                                .slug = "newrelic-query",
                                                .severity = Severity::medium,
                                                .title = "New Relic query key",
                                                .by = newrelic}),
    token<"NEW_RELIC_ADMIN_KEY", "{NRAA-|NRRA-}<H27-42>">({.id = "TOK220",
                                                           .slug = "newrelic-admin",
                                                           .severity = Severity::high,
                                                           .title = "New Relic admin or REST key",
                                                           .by = newrelic}),
    named<"NEW_RELIC_LICENSE_KEY_SECRET", "<H36>NRAL">({.id = "TOK221",
                                                        .slug = "newrelic-license",
                                                        .severity = Severity::medium,
                                                        .title = "New Relic licence key",
                                                        .by = newrelic,
                                                        .near = "new_relic|newrelic"}),
    token<"GRAFANA_TOKEN", "glsa_<A32>_<H8>">({.id = "TOK222",
                                               .slug = "grafana-service-account",
                                               .severity = Severity::high,
                                               .title = "Grafana service account token",
                                               .by = grafana,
                                               .check = Check::grafana}),
    token<"GRAFANA_CLOUD_TOKEN", "glc_<B32-400>">({.id = "TOK223",
                                                   .slug = "grafana-cloud",
                                                   .severity = Severity::high,
                                                   .title = "Grafana Cloud access policy token",
                                                   .by = grafana,
                                                   .check = Check::json_base64}),
    token<"GRAFANA_API_KEY", "eyJrIjoi<B60-400>">({.id = "TOK224",
                                                   .slug = "grafana-api-key",
                                                   .severity = Severity::high,
                                                   .title = "Grafana API key",
                                                   .by = grafana,
                                                   .check = Check::json_base64}),
    token<"SENTRY_AUTH_TOKEN", "sntrys_<B60-400>_<B43>">({.id = "TOK225",
                                                          .slug = "sentry-org",
                                                          .severity = Severity::high,
                                                          .title = "Sentry organisation token",
                                                          .by = sentry,
                                                          .check = Check::json_base64}),
    token<"SENTRY_USER_TOKEN", "sntryu_<H64>">({.id = "TOK226",
                                                .slug = "sentry-user",
                                                .severity = Severity::high,
                                                .title = "Sentry user token",
                                                .by = sentry}),
    named<"DATADOG_API_KEY", "<H32>">({.id = "TOK227",
                                       .slug = "datadog-api",
                                       .severity = Severity::high,
                                       .title = "Datadog API key",
                                       .by = monitoring,
                                       .near = "datadog|dd_api|ddog"}),
    named<"DATADOG_APP_KEY", "<H40>">({.id = "TOK228",
                                       .slug = "datadog-app",
                                       .severity = Severity::high,
                                       .title = "Datadog application key",
                                       .by = monitoring,
                                       .near = "datadog|dd_app|ddog"}),
    token<"DD_ACCESS_TOKEN", "ddpat_<A40+>">({.id = "TOK229",
                                              .slug = "datadog-pat",
                                              .severity = Severity::high,
                                              .title = "Datadog access token",
                                              .by = monitoring}),
    token<"DYNATRACE_TOKEN", "dt0<a3>.<N24>.<N64>">({.id = "TOK230",
                                                     .slug = "dynatrace",
                                                     .severity = Severity::high,
                                                     .title = "Dynatrace token",
                                                     .by = monitoring}),
    token<"POSTHOG_API_KEY", "phx_<A41-49>">({.id = "TOK231",
                                              .slug = "posthog-personal",
                                              .severity = Severity::high,
                                              .title = "PostHog personal API key",
                                              .by = monitoring}),
    token<"HONEYCOMB_API_KEY", "hc{a|b}{ik|mk}_<a58>">(
        {.id = "TOK232",
         .slug = "honeycomb",
         .severity = Severity::high,
         .title = "Honeycomb ingest or management key",
         .by = monitoring}),
    named<"PAGERDUTY_API_TOKEN", "<U20>">({.id = "TOK233",
                                           .slug = "pagerduty",
                                           .severity = Severity::high,
                                           .title = "PagerDuty API key",
                                           .by = monitoring,
                                           .near = "pagerduty"}),
    named<"ROLLBAR_ACCESS_TOKEN", "<H32>">({.id = "TOK234",
                                            .slug = "rollbar",
                                            .severity = Severity::medium,
                                            .title = "Rollbar access token",
                                            .by = monitoring,
                                            .near = "rollbar"}),
    named<"SUMOLOGIC_ACCESS_KEY", "<A64>">({.id = "TOK235",
                                            .slug = "sumologic",
                                            .severity = Severity::high,
                                            .title = "Sumo Logic access key",
                                            .by = monitoring,
                                            .near = "sumo"}),
    token<"ROOTLY_API_KEY", "rootly_<H64>">({.id = "TOK236",
                                             .slug = "rootly",
                                             .severity = Severity::high,
                                             .title = "Rootly API key",
                                             .by = monitoring}),
};

}  // namespace

const std::span<const Detector> observability{rows};

}  // namespace gate::secrets::detectors
