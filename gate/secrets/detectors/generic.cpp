// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "gate/secrets/detectors/tables.hpp"

namespace gate::secrets::detectors {
namespace {

constexpr Provider assigned{
    .why =
        "The file gives the value to a name that speaks of a secret: whoever reads the repository "
        "can use it, and it stays in the history.",
    .fix =
        "Change the secret where it is used and read it at run time: from an environment variable "
        "that the CI or orchestrator fills, or from a mounted file.",
    .reference =
        "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html"};

template <engine::Literal key, engine::Literal shape>
constexpr Detector assigned_to(const Row& row) {
  Detector detector = token<key, shape>(row);
  detector.rank = Rank::generic;
  return detector;
}

constexpr std::array rows{
    assigned_to<"DB_PASSWORD", "<A14>">({.id = "TOK287",
                                         .slug = "generic-password",
                                         .severity = Severity::high,
                                         .title = "Password in plain text",
                                         .by = assigned}),
    assigned_to<"CLIENT_SECRET", "<A32>">({.id = "TOK288",
                                           .slug = "generic-secret",
                                           .severity = Severity::high,
                                           .title = "Secret in plain text",
                                           .by = assigned}),
    assigned_to<"SERVICE_TOKEN", "<A32>">({.id = "TOK289",
                                           .slug = "generic-token",
                                           .severity = Severity::high,
                                           .title = "Token in plain text",
                                           .by = assigned}),
    assigned_to<"PARTNER_API_KEY", "<A32>">({.id = "TOK290",
                                             .slug = "generic-key",
                                             .severity = Severity::high,
                                             .title = "API, access or encryption key in plain text",
                                             .by = assigned}),
    assigned_to<"SERVICE_CREDENTIALS", "<A32>">({.id = "TOK291",
                                                 .slug = "generic-credential",
                                                 .severity = Severity::medium,
                                                 .title = "Credential in plain text",
                                                 .by = assigned}),
};

}  // namespace

const std::span<const Detector> generic{rows};

}  // namespace gate::secrets::detectors
