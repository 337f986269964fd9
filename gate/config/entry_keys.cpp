// SPDX-License-Identifier: Apache-2.0
// The tables of the mappings inside the configuration.
#include "gate/config/keys.hpp"

namespace gate::config {
namespace {

using policy::EvidenceRule;
using policy::Limits;
using policy::Suppression;
using policy::Where;
using Value = const yaml::Child&;
using Info = const KeyInfo&;

template <auto member, class T>
void read_text(Reader& reader, Value value, Info key, T& onto) {
  reader.text(value, key, onto.*member);
}
template <auto member, class T>
void read_glob(Reader& reader, Value value, Info key, T& onto) {
  reader.glob(value, key, onto.*member);
}
template <auto member, class T>
void read_flag(Reader& reader, Value value, Info key, T& onto) {
  reader.flag(value, key, onto.*member);
}
template <auto member, class T>
void read_texts(Reader& reader, Value value, Info key, T& onto) {
  reader.texts(value, key, onto.*member);
}
template <auto member, class T>
void read_size(Reader& reader, Value value, Info key, T& onto) {
  reader.size(value, key, onto.*member);
}
template <auto member, class T>
void read_whole(Reader& reader, Value value, Info key, T& onto) {
  reader.whole(value, key, onto.*member);
}

}  // namespace

const Keys<EvidenceRule>& evidence_keys() {
  static const Keys<EvidenceRule> keys{
      {{.name = "kind",
        .type = Type::text,
        .doc =
            "The scanner or format: trivy, snyk, scout, grype, sarif and so on. A file of another "
            "kind is a fault. Without it the content decides."},
       read_text<&EvidenceRule::kind, EvidenceRule>},
      {{.name = "path", .type = Type::glob, .doc = "Where the report lies."},
       read_glob<&EvidenceRule::path, EvidenceRule>},
      {{.name = "required",
        .type = Type::flag,
        .fallback = "true",
        .doc = "Whether it is a fault if no report is there."},
       read_flag<&EvidenceRule::required, EvidenceRule>},
      {{.name = "max_age",
        .type = Type::duration_or_off,
        .fallback = "24h",
        .doc = "How old the report may be, by its own time. A report without a time, or from the "
               "future, is a fault unless this is off."},
       [](Reader& reader, Value value, Info key, EvidenceRule& onto) {
         reader.duration_or_off(value, key, onto.max_age);
       }},
      {{.name = "subject",
        .type = Type::mapping,
        .doc = "What the report must be about.",
        .keys = [] { return infos(subject_keys()); }},
       [](Reader& reader, Value value, Info key, EvidenceRule& onto) {
         read_mapping(reader, value, key, subject_keys(), onto);
       }},
      {{.name = "subject_unstated",
        .type = Type::word,
        .doc = "Accepts a report whose format does not say what it is about.",
        .words = {"accept"}},
       [](Reader& reader, Value value, Info key, EvidenceRule& onto) {
         onto.accept_unstated_subject = reader.word(value, key).has_value();
       }},
      {{.name = "baseline",
        .type = Type::glob,
        .doc = "The same scanner's report about the base: what it holds is not new."},
       read_glob<&EvidenceRule::baseline, EvidenceRule>},
      {{.name = "run",
        .type = Type::texts,
        .doc = "The scanner's command, an argument an item; gate runs it without a shell and reads "
               "what it prints, or `path` if given."},
       read_texts<&EvidenceRule::run, EvidenceRule>},
      {{.name = "timeout",
        .type = Type::duration,
        .fallback = "10m",
        .doc = "How long the command may take."},
       [](Reader& reader, Value value, Info key, EvidenceRule& onto) {
         reader.duration(value, key, onto.timeout);
       }},
      {{.name = "allow_empty",
        .type = Type::flag,
        .fallback = "false",
        .doc = "Accepts a report in which the scanner recognised nothing."},
       read_flag<&EvidenceRule::allow_empty, EvidenceRule>},
  };
  return keys;
}

const Keys<EvidenceRule>& subject_keys() {
  static const Keys<EvidenceRule> keys{
      {{.name = "image",
        .type = Type::text,
        .doc = "An image reference. With a digest the report must state that digest; without a tag "
               "every tag will do; `*` stands for any text."},
       read_text<&EvidenceRule::image, EvidenceRule>},
  };
  return keys;
}

const Keys<Suppression>& suppress_keys() {
  static const Keys<Suppression> keys{
      {{.name = "id",
        .type = Type::text_or_texts,
        .doc = "Id, slug, advisory id, another tool's id, or a pattern such as DL30*."},
       read_texts<&Suppression::ids, Suppression>},
      {{.name = "fingerprint", .type = Type::text, .doc = "One finding, by its fingerprint."},
       read_text<&Suppression::fingerprint, Suppression>},
      {{.name = "where",
        .type = Type::mapping,
        .doc = "Where it holds; every key that is given must fit.",
        .keys = [] { return infos(where_keys()); }},
       [](Reader& reader, Value value, Info key, Suppression& onto) {
         read_mapping(reader, value, key, where_keys(), onto.where);
       }},
      {{.name = "reason", .type = Type::text, .doc = "Why it does not count (else PIP008)."},
       read_text<&Suppression::reason, Suppression>},
      {{.name = "owner", .type = Type::text, .doc = "Who answers for it."},
       read_text<&Suppression::owner, Suppression>},
      {{.name = "until",
        .type = Type::date,
        .doc = "The last day it holds (else PIP008). After it the finding is back, and says why."},
       [](Reader& reader, Value value, Info key, Suppression& onto) {
         reader.date(value, key, onto.until);
       }},
      {{.name = "tool", .type = Type::text, .doc = "Only what this scanner alone sees."},
       read_text<&Suppression::tool, Suppression>},
  };
  return keys;
}

const Keys<Where>& where_keys() {
  static const Keys<Where> keys{
      {{.name = "path", .type = Type::glob, .doc = "The finding's path."},
       read_glob<&Where::path, Where>},
      {{.name = "purl",
        .type = Type::text,
        .doc = "The package; without a version every version, `*` stands for any text."},
       read_text<&Where::purl, Where>},
      {{.name = "owner",
        .type = Type::text,
        .doc = "What the finding belongs to: \"service/web\", \"stage/*\"."},
       read_text<&Where::owner, Where>},
      {{.name = "target",
        .type = Type::text,
        .doc = "What the scanner looked at: an image, a lock file; `*` stands for any text."},
       read_text<&Where::target, Where>},
      {{.name = "commit", .type = Type::text, .doc = "A commit, or its first digits."},
       read_text<&Where::commit, Where>},
  };
  return keys;
}

const Keys<Limits>& limits_keys() {
  static const Keys<Limits> keys{
      {{.name = "file_size",
        .type = Type::size,
        .fallback = "16MiB",
        .doc = "A file of the repository."},
       read_size<&Limits::file_size, Limits>},
      {{.name = "report_size",
        .type = Type::size,
        .fallback = "512MiB",
        .doc = "A scanner report."},
       read_size<&Limits::report_size, Limits>},
      {{.name = "archive_size",
        .type = Type::size,
        .fallback = "1GiB",
        .doc = "What one archive or image unpacks to."},
       read_size<&Limits::archive_size, Limits>},
      {{.name = "archive_entries",
        .type = Type::whole,
        .fallback = "100000",
        .doc = "Files in one archive."},
       read_whole<&Limits::archive_entries, Limits>},
      {{.name = "archive_depth",
        .type = Type::whole,
        .fallback = "4",
        .doc = "Archives inside archives."},
       read_whole<&Limits::archive_depth, Limits>},
      {{.name = "commits",
        .type = Type::whole,
        .fallback = "10000",
        .doc = "Commits of one change."},
       read_whole<&Limits::commits, Limits>},
  };
  return keys;
}

}  // namespace gate::config
