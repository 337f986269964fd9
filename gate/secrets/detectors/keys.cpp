// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "gate/secrets/detectors/tables.hpp"

namespace gate::secrets::detectors {
namespace {

constexpr Provider key_files{
    .why = "Whoever reads it signs in, decrypts or signs wherever the public half is trusted.",
    .fix =
        "Make a new key pair, replace the public half everywhere, and mount the private half at "
        "run time instead of committing it.",
    .reference = "https://www.rfc-editor.org/rfc/rfc7468"};
constexpr Provider locked_keys{
    .why = "Only the passphrase protects the key now, and it can be guessed offline for ever.",
    .fix =
        "Make a new key pair and keep the private half out of the repository, passphrase or not.",
    .reference = "https://www.rfc-editor.org/rfc/rfc7468"};
constexpr Provider service_account{
    .why = "Whoever reads the file acts in the Google Cloud project as the service account.",
    .fix =
        "Delete the key under IAM, service accounts, and use workload identity instead of a file.",
    .reference =
        "https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys"};
constexpr Provider web_token{
    .why = "Until it expires, whoever reads it is the user or service that it names.",
    .fix = "End the session or rotate the signing key, and let the program fetch its token.",
    .reference = "https://www.rfc-editor.org/rfc/rfc8725"};
constexpr Provider age_tool{
    .why = "Whoever reads it decrypts every file encrypted to this recipient.",
    .fix =
        "Make a new identity with age-keygen, encrypt the files anew, and keep it out of the "
        "repository.",
    .reference = "https://github.com/FiloSottile/age"};

// The header of a PEM block, then all of its lines, real line breaks or escaped ones.
constexpr std::string_view pem_probe = R"(PRIVATE KEY-----)";
constexpr std::string_view pem_confirm =
    R"(-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ANY|SSH2) )?PRIVATE KEY-----)"
    R"((?![\s\\nr"',+]*Proc-Type)((?:[A-Za-z0-9+/=\s\\"',|>#*]++|-(?!----))*+)(?:-----END[A-Z0-9 ]{1,40}-----)?)";
constexpr std::string_view locked_probe =
    R"((?:ENCRYPTED PRIVATE KEY-----|Proc-Type: ?4, ?ENCRYPTED))";
constexpr std::string_view locked_confirm =
    R"((?:-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: ?4, ?ENCRYPTED[\s\\nr"',+]*DEK-Info: ?[A-Z0-9,-]{1,80}))"
    R"(((?:[A-Za-z0-9+/=\s\\"',|>#*]++|-(?!----))*+))";
constexpr std::string_view pgp_probe = R"(PGP PRIVATE KEY BLOCK-----)";
constexpr std::string_view pgp_confirm =
    R"(-----BEGIN PGP PRIVATE KEY BLOCK-----(?:[\s\\nr"',+]*(?:Version|Comment):[^\n\\]{0,100})*)"
    R"(((?:[A-Za-z0-9+/=\s\\"',|>#*]++|-(?!----))*+))";
constexpr std::string_view putty_probe = R"(PuTTY-User-Key-File-[23]:)";
constexpr std::string_view putty_confirm =
    R"(PuTTY-User-Key-File-[23]:[\s\S]{1,8000}?Private-Lines:\s*\d{1,3}\s+([A-Za-z0-9+/=\s]{40,4000}))";
constexpr std::string_view encoded_probe = R"(LS0tLS1CRUdJTi[A-Za-z0-9+/]{40})";
constexpr std::string_view encoded_confirm =
    R"((LS0tLS1CRUdJTi(?:BQUklWQVRFIEtFWS|BSU0EgUFJJVkFURSBLRV|BFQyBQUklWQVRFIEtFWS|BPUEVOU1NIIFBSSVZBVEUgS0VZ|BEU0EgUFJJVkFURSBLRV)[A-Za-z0-9+/\n\r ]{60,}={0,2}))";
constexpr std::string_view account_probe = R"("type"\s{0,8}:\s{0,8}"service_account")";
constexpr std::string_view account_confirm =
    R"("type"\s{0,8}:\s{0,8}"service_account"[\s\S]{0,3000}?"private_key"\s*:\s*"(-----BEGIN [^"]{60,8000}))";
// eyJ is {" in base64url; the payload begins with it too.
constexpr std::string_view jwt_probe = R"(eyJ[A-Za-z0-9_-]{8,400}\.eyJ[A-Za-z0-9_-]{8})";
constexpr std::string_view jwt_confirm =
    R"((?<![A-Za-z0-9_.-])(eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,3800}\.[A-Za-z0-9_-]{20,1400}))";

constexpr std::array rows{
    place<"-----BEGIN RSA PRIVATE"
          " KEY-----\n",
          "<B64>\n<B64>\n<B64>\n",
          "-----END RSA PRIVATE"
          " KEY-----\n">({.id = "TOK264",
                          .slug = "private-key",
                          .severity = Severity::critical,
                          .title = "Private key",
                          .by = key_files,
                          .check = Check::private_key,
                          .reach = engine::Reach::block,
                          .rank = Rank::shape},
                         pem_probe, pem_confirm, "ssl_key: /run/secrets/tls\n"),
    place<"-----BEGIN ENCRYPTED PRIVATE"
          " KEY-----\n",
          "<B64>\n<B64>\n<B64>\n",
          "-----END ENCRYPTED PRIVATE"
          " KEY-----\n">({.id = "TOK265",
                          .slug = "private-key-encrypted",
                          .severity = Severity::medium,
                          .title = "Private key under a passphrase",
                          .by = locked_keys,
                          .check = Check::private_key,
                          .reach = engine::Reach::block,
                          .rank = Rank::shape},
                         locked_probe, locked_confirm, "ssl_key: /run/secrets/tls\n"),
    place<"-----BEGIN PGP PRIVATE KEY"
          " BLOCK-----\n\n",
          "<B64>\n<B64>\n<B64>\n",
          "-----END PGP PRIVATE KEY"
          " BLOCK-----\n">({.id = "TOK266",
                            .slug = "pgp-private-key",
                            .severity = Severity::critical,
                            .title = "PGP private key",
                            .by = key_files,
                            .check = Check::private_key,
                            .reach = engine::Reach::block,
                            .rank = Rank::shape},
                           pgp_probe, pgp_confirm, "signing_key: /run/secrets/pgp\n"),
    place<"PuTTY-User-Key-File-2"
          ": ssh-rsa\nEncryption: none\nPrivate-Lines: 1\n",
          "<B64>", "\nPrivate-MAC: 0\n">({.id = "TOK267",
                                          .slug = "putty-key",
                                          .severity = Severity::critical,
                                          .title = "PuTTY private key",
                                          .by = key_files,
                                          .check = Check::private_key,
                                          .reach = engine::Reach::block,
                                          .rank = Rank::shape},
                                         putty_probe, putty_confirm,
                                         "key: /run/secrets/deploy.ppk\n"),
    place<"TLS_KEY=", "LS0tLS1CRUdJTi{BSU0EgUFJJVkFURSBLRV}<B120>", "\n">(
        {.id = "TOK268",
         .slug = "private-key-base64",
         .severity = Severity::critical,
         .title = "Private key in base64",
         .by = key_files,
         .check = Check::private_key,
         .reach = engine::Reach::block,
         .rank = Rank::shape},
        encoded_probe, encoded_confirm, "TLS_KEY=/run/secrets/tls\n"),
    place<"{\"type\": \"service_account\", \"private_key\": \"",
          "{-----BEGIN} PRIVATE KEY-----\\n<B64>\\n<B64>", "\"}\n">(
        {.id = "TOK269",
         .slug = "gcp-service-account",
         .severity = Severity::critical,
         .title = "Google Cloud service account key",
         .by = service_account,
         .check = Check::private_key,
         .reach = engine::Reach::block,
         .rank = Rank::shape},
        account_probe, account_confirm, "{\"type\": \"external_account\", \"audience\": \"ci\"}\n"),
    token<"AGE_KEY", "AGE-SECRET-KEY-1<b58>">({.id = "TOK270",
                                               .slug = "age-key",
                                               .severity = Severity::critical,
                                               .title = "age identity",
                                               .by = age_tool}),
    place<"SESSION=", "eyJ{hbGciOiJIUzI1NiJ9}.eyJ{zdWIiOiIxMjMifQ}.<U43>", "\n">(
        {.id = "TOK271",
         .slug = "jwt",
         .severity = Severity::medium,
         .title = "JSON Web Token",
         .by = web_token,
         .check = Check::jwt,
         .rank = Rank::shape},
        jwt_probe, jwt_confirm, "SESSION=$SESSION\n"),
};

}  // namespace

const std::span<const Detector> keys{rows};

}  // namespace gate::secrets::detectors
