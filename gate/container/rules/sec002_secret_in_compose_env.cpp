// SPDX-License-Identifier: Apache-2.0
#include "gate/container/container.hpp"
#include "gate/core/text.hpp"

namespace gate::container {
namespace {

constexpr RuleInfo info{
    .id = "SEC002",
    .name = "secret-in-compose-env",
    .severity = Severity::high,
    .severities = {{Severity::medium, "the value is a default of ${NAME:-…} or an obvious sample"}},
    .title = "A secret is written into the environment of a service",
    .why =
        "Everybody who can read the repository has the value, now and in its history; and every "
        "process in the container, `docker inspect` and crash reports show it.",
    .fix =
        "Move the value to `secrets:` and let the service read /run/secrets/NAME (many images "
        "take NAME_FILE), or pass it from outside as `${NAME}`. Change the value that was "
        "written.",
    .references = {"https://docs.docker.com/compose/how-tos/use-secrets/",
                   "https://docs.docker.com/compose/how-tos/environment-variables/"},
    .cis = {"7.4"},
    .cwe = 798,
    .bad = {{Artefact::compose,
             "services:\n  db:\n    image: postgres:18.0\n    environment:\n"
             "      POSTGRES_PASSWORD: tea-kettle-9\n"},
            {Artefact::compose,
             "services:\n  db:\n    image: postgres:18.0\n    environment:\n"
             "      - \"DB_PASSWORD=${DB_PASSWORD:-tea-kettle-9}\"\n"},
            {Artefact::compose,
             "services:\n  db:\n    image: postgres:18.0\n    environment:\n"
             "      POSTGRES_PASSWORD: changeme\n"}},
    .good = {{Artefact::compose,
              "services:\n  db:\n    image: postgres:18.0\n    environment:\n"
              "      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}\n"},
             {Artefact::compose,
              "services:\n  db:\n    image: postgres:18.0\n    environment:\n"
              "      POSTGRES_PASSWORD_FILE: /run/secrets/db\n"},
             {Artefact::compose,
              "services:\n  db:\n    image: postgres:18.0\n    environment:\n"
              "      - POSTGRES_PASSWORD\n      - TOKEN_TTL=3600\n"}},
};

// One secret is one finding: the judge's kind speaks for this row too.
void report_kind(const Container& container, const Variable& variable, Reporter& report) {
  report.start(*variable.secret->kind);
  Finding& finding =
      report.at(variable.secret->severity, {variable.span, container.owner, variable.part},
                "variable {} of {} holds a secret: {}", printable(variable.key),
                printable(container.name), variable.secret->kind->title);
  finding.kind = Kind::secret;
  finding.covers = {std::string{info.id}};
  finding.subject = variable.secret->hash;
  report.start(info);
}

void check(const Container& container, Reporter& report) {
  for (const Variable& variable : container.environment) {
    if (variable.part != "environment") continue;  // of a run line
    if (variable.secret) {
      report_kind(container, variable, report);
      continue;
    }
    if (variable.guess == Variable::Guess::none) continue;
    const bool weak = variable.guess == Variable::Guess::sample ||
                      variable.content == Variable::Content::fallback;
    report
        .at(weak ? Severity::medium : Severity::high,
            {variable.span, container.owner, variable.part},
            "variable {} of {} is written in plain text{}", printable(variable.key),
            printable(container.name),
            variable.content == Variable::Content::fallback ? ", as the default of a variable" : "")
        .subject = variable.key;
  }
}

}  // namespace
extern const Rule secret_in_compose_env{info, check};
}  // namespace gate::container
