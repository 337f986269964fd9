// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/credentials.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/secret_names.hpp"
#include "gate/facts/secret_names.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "SEC001",
    .name = "secret-in-dockerfile",
    .severity = Severity::critical,
    .severities = {{Severity::high,
                    "an ARG or a RUN holds it, or a variable puts it into a file of the image"},
                   {Severity::medium,
                    "an obvious sample, a default of ${NAME:-…}, or the name only hints at it"},
                   {Severity::low, "one of these, in a stage that does not ship"}},
    .title = "A secret is written into the Dockerfile",
    .why =
        "Everybody who can read the repository has the value, now and in its history; what ENV, "
        "LABEL and RUN say also stays in the image for everybody who can pull it.",
    .fix =
        "Hand it to the build with `RUN --mount=type=secret,id=…`, and to the container when it "
        "runs. Change the value that was written.",
    .references = {"https://docs.docker.com/build/building/secrets/",
                   "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/"},
    .aliases = {"DL3064", "SecretsUsedInArgOrEnv", "DS-0031", "AVD-DS-0031", "DS031",
                "CIS-DI-0010"},
    .cis = {"4.10"},
    .cwe = 798,
    .bad = {"FROM alpine:3.22\nENV DB_PASSWORD=tea-kettle-9\n",
            ("FROM alpine:3.22\nARG A=1 B=2\n"
             "ENV apiKey tea-kettle-9\n"),
            "FROM alpine:3.22\nARG VITE_API_KEY=tea-kettle-9\n",
            "FROM alpine:3.22\nENV CACHE_KEY=tea-kettle\n",
            "FROM alpine:3.22\nLABEL db.password=tea-kettle-9\n",
            "FROM alpine:3.22\nENV APP_SECRET=${X:-tea-kettle-9}\n",
            "FROM alpine:3.22\nRUN export DB_PASSWORD=tea-kettle-9 && make\n",
            "FROM alpine:3.22\nRUN npm config set //r.test/:_authToken tea-kettle-9\n",
            "FROM alpine:3.22\nRUN docker login -u a -p tea-kettle-9 r.test\n",
            "FROM alpine:3.22\nARG T\nRUN docker login -u a --password=$T r.test\n",
            "FROM alpine:3.22\nRUN aws configure set aws_secret_access_key tea-kettle-9\n",
            "FROM alpine:3.22\nRUN git clone https://a:tea-kettle-9@x.test/a\n",
            ("FROM alpine:3.22\nARG T\nRUN git config --global url.https://${T}@x.test/.insteadOf "
             "https://x.test/\n"),
            "FROM alpine:3.22\nRUN echo 'machine x.test login a password tea-kettle' > ~/.netrc\n",
            "FROM alpine:3.22\nARG T\nRUN echo \"//r.test/:_authToken=$T\" > .npmrc\n",
            "FROM alpine:3.22\nARG K\nRUN echo \"$K\" > /root/.ssh/id_rsa\n"},
    .good = {
        "FROM alpine:3.22\nENV DB_PASSWORD=$DB_PASSWORD\n",
        "FROM alpine:3.22\nENV DB_PASSWORD_FILE=/run/secrets/db\n",
        "FROM alpine:3.22\nENV DB_PASSWORD=/run/secrets/db APP_PWD=/app\n",
        "FROM alpine:3.22\nENV PUBLIC_KEY=tea-kettle-9 TOKEN_VERSION=a\n",
        "FROM alpine:3.22\nENV TOKEN_TTL=3600 ALLOW_EMPTY_PASSWORD=yes\n",
        "FROM alpine:3.22\nENV TOKEN_URL=https://x.test/token\n",
        "FROM alpine:3.22\nARG DB_PASSWORD\n", "FROM alpine:3.22\nENV DB_PASSWORD=\n",
        "FROM alpine:3.22\nENV SECRETARY=ann GPG_KEY=E3FF2839C048B25C\n",
        "FROM alpine:3.22\nRUN echo '//r.test/:_authToken=${NPM_TOKEN}' > .npmrc\n",
        ("FROM alpine:3.22\nRUN --mount=type=secret,id=t docker login -u a -p \"$(cat "
         "/run/secrets/t)\" r.test\n"),
        "FROM alpine:3.22\nRUN docker login -u a --password-stdin r.test < p\n",
        "FROM alpine:3.22\nRUN DB_PASSWORD=$(openssl rand -hex 9) make\n",
        "FROM alpine:3.22\nRUN git clone https://git@x.test/a && npm config set fund false\n"}};

// One secret is one finding: the judge's kind speaks for this row too.
void report_kind(const Site& site, const Stage* stage, Keyword keyword, const Pair& pair,
                 Reporter& report) {
  report.start(*pair.secret->kind);
  Finding& finding =
      report.at(pair.secret->severity, site, "{} {} holds a secret: {}",
                syntax::dockerfile::name(keyword), printable(pair.name), pair.secret->kind->title);
  finding.kind = Kind::secret;
  finding.covers = {std::string{info.id}};
  finding.subject = pair.secret->hash;
  const std::vector<std::string> own = std::move(finding.aliases);
  finding.aliases.assign(info.aliases.begin(), info.aliases.end());
  keep_secret_peers(finding, stage, keyword, pair.name);
  finding.aliases.insert(finding.aliases.end(), own.begin(), own.end());
  report.start(info);
}

// A size, a date, an address, the fingerprint of a public key: nothing that a name which only hints
// at a secret makes one.
bool is_harmless(std::string_view name, std::string_view value) {
  if (find_ignoring_case(name, "gpg") != std::string_view::npos) return true;
  const bool number = value.find_first_not_of("0123456789.,:smhdkKMG") == std::string_view::npos;
  return number || value.find("://") != std::string_view::npos;
}

Severity severity_of(Keyword keyword, const Text& value, NameHint hint, facts::SecretValue kind) {
  if (hint == NameHint::word || kind == facts::SecretValue::sample || is_fallback(value))
    return Severity::medium;
  return keyword == Keyword::arg ? Severity::high : Severity::critical;
}

void judge(const Stage* stage, const Instruction& one, const Pair& pair, Reporter& report) {
  if (!pair.value) return;
  const Site place = site(stage, one, pair.value->span);
  if (pair.secret) return report_kind(place, stage, one.keyword, pair, report);
  const Text& value = *pair.value;
  const NameHint hint = name_hint(pair.name);
  if (hint == NameHint::none || !is_literal(value)) return;
  if (hint == NameHint::word &&
      (one.keyword == Keyword::label || is_harmless(pair.name, value.value)))
    return;
  const facts::SecretValue kind = facts::secret_value(value.value);
  if (kind == facts::SecretValue::none || value.value.front() == '/') return;  // a path
  Finding& finding =
      report.at(lowered_unless_final(severity_of(one.keyword, value, hint, kind), stage), place,
                "the value of {} {} is written in plain text{}", one.name(), printable(pair.name),
                is_fallback(value) ? ", as the default of a variable" : "");
  finding.subject = pair.name;
  keep_secret_peers(finding, stage, one.keyword, pair.name);
}

// Trivy knows the set-up commands of cloud tools in the last stage.
void judge(const Credential& one, Reporter& report) {
  const facts::SecretValue kind = facts::secret_value(one.value);
  if (one.elsewhere && has_secret_mount(one.instruction)) return;
  if (!one.elsewhere && (kind == facts::SecretValue::none || one.value.front() == '$')) return;
  Severity severity = one.elsewhere ? Severity::high : Severity::critical;
  if (kind == facts::SecretValue::sample) severity = Severity::medium;
  Finding& finding = report.at(lowered_unless_final(severity, &one.stage), one.site,
                               "{} {} a secret, which stays in the layer", printable(one.subject),
                               one.elsewhere ? "is given" : "holds");
  finding.subject = one.subject;
  const bool cloud = one.subject.substr(0, 4) == "aws " || one.subject.substr(0, 3) == "az " ||
                     one.subject.substr(0, 6) == "doctl " || one.subject == "gcloud auth";
  keep_aliases(finding, {});
  if (cloud && one.stage.is_final) finding.aliases = {"DS-0031", "AVD-DS-0031", "DS031"};
}

void check(const Dockerfile& file, Reporter& report) {
  for (const Keyword keyword : {Keyword::arg, Keyword::env, Keyword::label})
    for_each_pair(file, keyword, [&](const Stage* stage, const Instruction& one, const Pair& pair) {
      judge(stage, one, pair, report);
    });
  for_each_credential(file, [&](const Credential& one) { judge(one, report); });
}

}  // namespace
extern const Rule secret_in_dockerfile{info, check};
}  // namespace gate::dockerfile
