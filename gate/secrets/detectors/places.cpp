// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "gate/secrets/detectors/tables.hpp"

namespace gate::secrets::detectors {
namespace {

constexpr std::string_view cheat_sheet =
    "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html";

constexpr Provider database{
    .why = "Whoever reads the URL connects to the database as that user.",
    .fix =
        "Change the password and pass the URL in at run time, from the CI's or the "
        "orchestrator's secrets.",
    .reference = cheat_sheet};
constexpr Provider address{
    .why =
        "The password in a URL ends up in logs, process lists and proxies, and whoever reads it "
        "signs in as that user.",
    .fix =
        "Change the password; hand it over in a credential helper, a netrc file at run time or a "
        "header taken from a secret.",
    .reference = "https://www.rfc-editor.org/rfc/rfc3986#section-7.5"};
constexpr Provider header{
    .why = "Whoever reads the header sends the same request as the same user.",
    .fix = "Revoke the password or token and read the header's value from a secret at run time.",
    .reference = "https://www.rfc-editor.org/rfc/rfc7617"};
constexpr Provider command{
    .why = "The password stands in the file, in the shell's history and in the process list.",
    .fix = "Change it and use `--netrc-file` or `-K` with a file mounted as a secret.",
    .reference = "https://everything.curl.dev/usingcurl/netrc.html"};
constexpr Provider client_file{
    .why = "Whoever reads the file signs in to the server or registry as its owner.",
    .fix =
        "Revoke the credential, take the file out of the repository, and write it at run time "
        "from a secret.",
    .reference = cheat_sheet};
constexpr Provider storage{
    .why = "Whoever reads it reads and writes all data of the Azure account or queue.",
    .fix = "Regenerate the key in the Azure portal and sign in with a managed identity.",
    .reference = "https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage"};
constexpr Provider hashes{
    .why = "The password behind the hash can be guessed offline, and is often used elsewhere too.",
    .fix = "Change the password and mount the file as a secret instead of committing it.",
    .reference = "https://httpd.apache.org/docs/2.4/misc/password_encryptions.html"};

constexpr std::array rows{
    place<"DATABASE_URL=postgres://app:", "<A20>", "@db.corp.net/app\n">(
        {.id = "TOK272",
         .slug = "database-url",
         .severity = Severity::high,
         .title = "Database URL with a password",
         .by = database,
         .check = Check::password},
        R"((?i)(?:postgres|postgresql|mysql|mysql2|mariadb|mongodb|redis|rediss|amqp|amqps|mssql|sqlserver|oracle|clickhouse|cockroachdb|cassandra|nats|neo4j|couchdb|elasticsearch|snowflake|influxdb|ldaps?)(?:\+[a-z0-9]{1,16})?://[^\s:@/"'<>]{0,64}:[^\s@/"'<>]{4})",
        R"((?i)(?:postgres|postgresql|mysql2?|mariadb|mongodb|rediss?|amqps?|mssql|sqlserver|oracle|clickhouse|cockroachdb|cassandra|nats|neo4j|couchdb|elasticsearch|snowflake|influxdb|ldaps?)(?:\+[a-z0-9]{1,16})?://[^\s:@/"'<>]{0,64}:([^\s@/"'<>]{4,200})@(?!(?:[\w.-]{1,80}\.)?example\.(?:com|org|net)\b|host(?:name)?\b)[\w\[${(.-])",
        "DATABASE_URL=postgres://app:${DB_PASSWORD}@db.corp.net/app\n"),
    place<"REPO=https://deploy:", "<A20>", "@git.corp.net/app.git\n">(
        {.id = "TOK273",
         .slug = "url-credentials",
         .severity = Severity::high,
         .title = "URL with a password",
         .by = address,
         .check = Check::password},
        R"((?i)(?:https?|ftps?|sftp|ssh|git|svn|wss?|smtps?|imaps?|socks5h?|rtsp|mqtts?|smb)(?:\+[a-z]{1,8})?://[^\s:@/"'<>]{1,64}:[^\s@/"'<>]{4})",
        R"((?i)(?:https?|ftps?|sftp|ssh|git|svn|wss?|smtps?|imaps?|socks5h?|rtsp|mqtts?|smb)(?:\+[a-z]{1,8})?://[^\s:@/"'<>]{1,64}:([^\s@/"'<>]{4,200})@(?!(?:[\w.-]{1,80}\.)?example\.(?:com|org|net)\b|host(?:name)?\b)[\w\[${(.-])",
        "REPO=https://deploy:${TOKEN}@git.corp.net/app.git\n"),
    place<"Authorization: Basic ", "{ZGVwbG95}OmE0RjZoUTltWnQ3", "\n">(
        {.id = "TOK274",
         .slug = "basic-auth",
         .severity = Severity::high,
         .title = "Basic authorization header",
         .by = header,
         .check = Check::basic_auth},
        R"((?i)authorization["'\\]{0,3}\s{0,4}[:=,]?\s{0,4}["'\\]{0,3}basic\s{1,4}[a-z0-9+/]{8})",
        R"((?i)authorization["'\\]{0,3}\s{0,4}[:=,]?\s{0,4}["'\\]{0,3}basic\s{1,4}([A-Za-z0-9+/]{8,400}={0,2}))",
        "Authorization: Basic ${CREDENTIALS}\n"),
    place<"Authorization: Bearer ", "<A40>", "\n">(
        {.id = "TOK275",
         .slug = "bearer-auth",
         .severity = Severity::high,
         .title = "Bearer authorization header",
         .by = header,
         .check = Check::password},
        R"((?i)(?:authorization|x-[a-z-]{0,20}token|private-token|x-api-key)["'\\]{0,3}\s{0,4}[:=,]\s{0,4}["'\\]{0,3}(?:(?:bearer|token)\s{1,4})?[a-z0-9._~+/=-]{16})",
        R"((?i)(?:authorization|x-[a-z-]{0,20}token|private-token|x-api-key)["'\\]{0,3}\s{0,4}[:=,]\s{0,4}["'\\]{0,3}(?:(?:bearer|token)\s{1,4})?((?=[a-z0-9._~+/=-]{0,60}[0-9])[a-z0-9._~+/=-]{16,2000}+)(?![(\[]))",
        "Authorization: Bearer ${TOKEN}\n"),
    place<"curl -u deploy:", "<A16>", " https://registry.corp.net/v2/\n">(
        {.id = "TOK276",
         .slug = "curl-user",
         .severity = Severity::high,
         .title = "Password on a curl command line",
         .by = command,
         .check = Check::password,
         .near = "curl|wget|http"},
        R"(\s(?:-u|--user|--proxy-user|-U)[ =]{0,2}["']?[\w.@+-]{1,64}:[^\s"'$<{:]{4})",
        R"(\s(?:-u|--user|--proxy-user|-U)[ =]{0,2}["']?[\w.@+-]{1,64}:([^\s"'$<{:][^\s"'<]{3,200}))",
        "curl --netrc-file /run/secrets/netrc https://registry.corp.net/v2/\n"),
    place<"machine api.corp.net\n  login deploy\n  password ", "<A20>", "\n">(
        {.id = "TOK277",
         .slug = "netrc",
         .severity = Severity::high,
         .title = "Password in a netrc file",
         .by = client_file,
         .check = Check::password,
         .near = "machine|default",
         .reach = engine::Reach::block},
        R"(login\s{1,40}\S{1,80}\s{1,40}password\s{1,40}\S{4})",
        R"(login\s{1,40}(?!anonymous)\S{1,80}\s{1,40}password\s{1,40}([^\s'"]{4,200}))",
        "machine api.corp.net login deploy password ${DEPLOY_PASSWORD}\n"),
    place<"//npm.corp.net/:_authToken=", "<A36>", "\n">(
        {.id = "TOK278",
         .slug = "npmrc-token",
         .severity = Severity::high,
         .title = "Credential in an .npmrc file",
         .by = client_file,
         .check = Check::password},
        R"(:_(?:authToken|auth|password)\s{0,4}=\s{0,4}["']?[^\s"'$]{8})",
        R"(:_(?:authToken|auth|password)\s{0,4}=\s{0,4}["']?([^\s"'$][^\s"']{7,500}))",
        "//npm.corp.net/:_authToken=${NPM_TOKEN}\n"),
    place<"{\"auths\": {\"registry.corp.net\": {\"auth\": \"", "{ZGVwbG95}OmE0RjZoUTltWnQ3",
          "\"}}}\n">({.id = "TOK279",
                      .slug = "docker-auth",
                      .severity = Severity::high,
                      .title = "Registry credential in a Docker configuration",
                      .by = client_file,
                      .check = Check::basic_auth},
                     R"("auth\\?"\s{0,8}:\s{0,8}\\?"[A-Za-z0-9+/]{8})",
                     R"("auth\\?"\s{0,8}:\s{0,8}\\?"([A-Za-z0-9+/]{8,800}={0,2})\\?")",
                     "{\"credsStore\": \"pass\"}\n"),
    place<"CONNECTION=AccountName=app;AccountKey=", "<B86>", "==\n">(
        {.id = "TOK280",
         .slug = "azure-storage-key",
         .severity = Severity::critical,
         .title = "Azure storage account key",
         .by = storage},
        R"((?i)account_?key["']?\s{0,4}[=:]\s{0,4}["']?[a-z0-9+/]{86}==)",
        R"((?i)account_?key["']?\s{0,4}[=:]\s{0,4}["']?([a-z0-9+/]{86}==))",
        "CONNECTION=AccountName=app;AccountKey=${ACCOUNT_KEY}\n"),
    place<"CONNECTION=Endpoint=sb://app.corp.net/;SharedAccessKey=", "<B43>", "=\n">(
        {.id = "TOK281",
         .slug = "azure-shared-access-key",
         .severity = Severity::high,
         .title = "Azure shared access key",
         .by = storage},
        R"((?i)shared_?access_?key["']?\s{0,4}[=:]\s{0,4}["']?[a-z0-9+/]{43}=)",
        R"((?i)shared_?access_?key["']?\s{0,4}[=:]\s{0,4}["']?([a-z0-9+/]{43}=))",
        "CONNECTION=Endpoint=sb://app.corp.net/;SharedAccessKey=${KEY}\n"),
    place<"SAS=https://app.blob.corp.net/c?sv=2024-01-01&sig=", "<B43>", "%3D&se=2030\n">(
        {.id = "TOK282",
         .slug = "azure-sas",
         .severity = Severity::medium,
         .title = "Azure shared access signature",
         .by = storage,
         .near = "sv=|se=|sp=|sr="},
        R"([?&;]sig=[A-Za-z0-9%+/]{43})", R"([?&;]sig=([A-Za-z0-9%+/]{43,100}=?))",
        "SAS=https://app.blob.corp.net/c?${SAS}\n"),
    place<"deploy:", "$apr1$<A8>$<A22>", "\n">(
        {.id = "TOK283",
         .slug = "password-hash",
         .severity = Severity::medium,
         .title = "Password hash of a user",
         .by = hashes},
        R"([\w.-]:\$(?:apr1|1|5|6|y|2[aby])\$[^\s:$]{1,40}\$?[./A-Za-z0-9]{16})",
        R"([\w.-]:(\$(?:apr1|1|5|6|y|2[aby])\$[./A-Za-z0-9=,$]{22,160}))", "deploy:!locked\n"),
    place<"http_basic htpasswd: deploy:{SHA}", "<B27>", "=\n">(
        {.id = "TOK284",
         .slug = "password-digest",
         .severity = Severity::medium,
         .title = "Unsalted password hash of a user",
         .by = hashes},
        R"(:\{SHA\}[A-Za-z0-9+/]{27}=)", R"(:\{SHA\}([A-Za-z0-9+/]{27}=))", "deploy:!locked\n"),
    place<"define('AUTH_SALT', '", "<A64>", "');\n">(
        {.id = "TOK285",
         .slug = "wp-config",
         .severity = Severity::high,
         .title = "Key or salt of a WordPress configuration",
         .by = client_file},
        R"(define\(\s{0,4}['"](?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)['"]\s{0,4},\s{0,12}['"][^'"\n]{20})",
        R"(define\(\s{0,4}['"](?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)['"]\s{0,4},\s{0,12}'([^'\n]{40,200})')",
        "define('AUTH_SALT', getenv('AUTH_SALT'));\n"),
    place<"docker login -u deploy -p ", "<A20>", " registry.corp.net\n">(
        {.id = "TOK286",
         .slug = "login-password",
         .severity = Severity::high,
         .title = "Password on a login command line",
         .by = command,
         .check = Check::password},
        R"((?:docker|podman|nerdctl|helm registry|oras|skopeo|buildah|crane auth|az acr|mysql|mysqldump|sshpass)\b[^\n|;&]{0,80}\s(?:-p ?|--password[= ])["']?[^\s"'$<{-][^\s"'<]{3})",
        R"((?:(?:docker|podman|nerdctl|helm registry|oras|skopeo|buildah|crane auth|az acr) login\b[^\n|;&]{0,200}?\s(?:-p |--password[= ])|(?:mysql|mysqldump|sshpass)\b[^\n|;&]{0,80}?\s(?:-p|--password=))["']?([^\s"'$<{-][^\s"'<]{3,200}))",
        "docker login -u deploy --password-stdin registry.corp.net < /run/secrets/registry\n"),
};

}  // namespace

const std::span<const Detector> places{rows};

}  // namespace gate::secrets::detectors
