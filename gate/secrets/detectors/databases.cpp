// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "gate/secrets/detectors/tables.hpp"

namespace gate::secrets::detectors {
namespace {

constexpr Provider database_services{
    .why = "Whoever reads it reads and changes the data of the databases it was made for.",
    .fix =
        "Revoke it in the console of the service; then keep the new one in a secret store, never "
        "in a file that is committed.",
    .reference =
        "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"};
constexpr Provider databricks_com{
    .why = "Whoever reads it runs notebooks and queries in the workspace and reads its data.",
    .fix =
        "Revoke it under developer settings in the workspace; then keep the new one in a secret "
        "store, never in a file that is committed.",
    .reference = "https://docs.databricks.com/aws/en/dev-tools/auth/pat"};

constexpr std::array rows{
    token<"NEON_API_KEY", "napi_<a64>">({.id = "TOK114",
                                         .slug = "neon",
                                         .severity = Severity::critical,
                                         .title = "Neon API key",
                                         .by = database_services}),
    token<"SUPABASE_ACCESS_TOKEN", "sbp_<H40>">({.id = "TOK115",
                                                 .slug = "supabase-management",
                                                 .severity = Severity::critical,
                                                 .title = "Supabase management token",
                                                 .by = database_services}),
    token<"SUPABASE_SECRET_KEY", "sb_secret_<U31>">({.id = "TOK116",
                                                     .slug = "supabase-secret",
                                                     .severity = Severity::critical,
                                                     .title = "Supabase secret key",
                                                     .by = database_services}),
    token<"PLANETSCALE_TOKEN", "pscale_{tkn_|pw_|oauth_}<P32-64>">(
        {.id = "TOK117",
         .slug = "planetscale",
         .severity = Severity::critical,
         .title = "PlanetScale token or password",
         .by = database_services}),
    token<"COCKROACH_API_KEY", "CCDB1_<A22>_<A40>">({.id = "TOK118",
                                                     .slug = "cockroach-cloud",
                                                     .severity = Severity::critical,
                                                     .title = "CockroachDB Cloud API key",
                                                     .by = database_services}),
    token<"ASTRA_DB_TOKEN", "AstraCS:<A20+>">({.id = "TOK119",
                                               .slug = "astra-db",
                                               .severity = Severity::critical,
                                               .title = "DataStax Astra token",
                                               .by = database_services}),
    token<"ATLAS_CLIENT_SECRET", "mdb_sa_sk_<U40>">(
        {.id = "TOK120",
         .slug = "mongodb-atlas",
         .severity = Severity::critical,
         .title = "MongoDB Atlas service account secret",
         .by = database_services}),
    token<"ELASTIC_API_KEY", "essu_<B60-200>">({.id = "TOK121",
                                                .slug = "elastic",
                                                .severity = Severity::critical,
                                                .title = "Elastic Cloud API key",
                                                .by = database_services}),
    token<"CLICKHOUSE_KEY_SECRET", "4b1d<A38>">({.id = "TOK122",
                                                 .slug = "clickhouse-cloud",
                                                 .severity = Severity::critical,
                                                 .title = "ClickHouse Cloud key secret",
                                                 .by = database_services}),
    token<"CONFLUENT_API_SECRET", "cflt<B60>">({.id = "TOK123",
                                                .slug = "confluent",
                                                .severity = Severity::critical,
                                                .title = "Confluent Cloud API secret",
                                                .by = database_services,
                                                .check = Check::confluent}),
    token<"DATABRICKS_TOKEN", "dapi<H32>">({.id = "TOK124",
                                            .slug = "databricks",
                                            .severity = Severity::critical,
                                            .title = "Databricks personal access token",
                                            .by = databricks_com}),
    named<"ALGOLIA_ADMIN_KEY_TOKEN", "<H32>">({.id = "TOK125",
                                               .slug = "algolia",
                                               .severity = Severity::high,
                                               .title = "Algolia admin API key",
                                               .by = database_services,
                                               .near = "algolia"}),
};

}  // namespace

const std::span<const Detector> databases{rows};

}  // namespace gate::secrets::detectors
