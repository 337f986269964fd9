// SPDX-License-Identifier: Apache-2.0
// The story of a change: every changed file is scanned on both sides, then the files that read a
// changed one; pairing says what is introduced. Secrets follow lines instead: a hit counts where
// it touches an added line, of the net difference first, then of each commit, because what one
// pushed commit added and the next removed is published all the same. A secret that stands on an
// untouched line of both sides is kept as not introduced.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "gate/core/text.hpp"
#include "gate/scan/classify.hpp"
#include "gate/scan/commits.hpp"
#include "gate/scan/kinds.hpp"
#include "gate/scan/naming.hpp"
#include "gate/scan/pairing.hpp"
#include "gate/scan/scan.hpp"

namespace gate::scan {
namespace {

// Secrets that no model placed follow lines.
bool is_by_line(const Finding& finding) {
  return finding.kind == Kind::secret && finding.owner.empty();
}

// A secret on a line that the change does not add.
struct Stayed {
  std::size_t before = 0;  // the finding of the head that follows it, by index
  Finding finding = {};
};

class ChangeScan {
 public:
  ChangeScan(const Change& change, const Settings& settings)
      : change_{change}, settings_{settings}, scanner_{settings} {}

  Scanned run() {
    scanned_.coverage.files_changed = change_.changed.size();
    for (const Changed& file : change_.changed)
      scan_changed(file);
    scan_dependents();
    mark_introduced(head_, base_, renames_);
    join_findings();
    if (settings_.secrets && change_.commits) {
      const auto stood_before = [this](const std::string& path, const Finding& finding) {
        return stood_on_base(path, finding);
      };
      // What a commit left as it is on the head was searched with the head.
      const Commits others = [this](const std::function<void(CommitFile &&)>& visit) {
        return change_.commits([&](CommitFile&& file) {
          const auto clean = clean_.find(file.path);
          const bool is_clean =
              clean != clean_.end() && clean->second == std::hash<std::string>{}(file.text);
          if (!is_clean) visit(std::move(file));
        });
      };
      scan_commits(others, scanner_, settings_, stood_before, excluded_, scanned_);
    }
    name_findings(scanned_.findings, settings_);
    return std::move(scanned_);
  }

 private:
  bool is_excluded(const std::string& path) {
    return scan::is_excluded(settings_, path, excluded_, scanned_.coverage);
  }

  std::optional<std::string> read(const Tree& tree, const std::string& path, bool on_base) {
    Tree::Read content = tree.read(path);
    if (auto* text = std::get_if<std::string>(&content)) return std::move(*text);
    auto& absent = std::get<Tree::NotRead>(content);
    classify({Fault{absent.absence, std::move(absent.what), path, absent.bytes}}, path,
             {false, kind_by_name(path) != nullptr, on_base}, scanned_.faults, scanned_.coverage);
    return std::nullopt;
  }

  // Models and secrets of one file of one side. On the base, findings only serve the comparison.
  FileScan scan_side(const Tree& tree, const std::string& path, std::string text, Side& side,
                     bool on_base, bool with_secrets) {
    FileScan file = scanner_.scan(tree, path, std::move(text), std::nullopt, with_secrets);
    classify(std::move(file.faults), path, {false, file.known_by_name, on_base}, scanned_.faults,
             scanned_.coverage);
    side.owners[path].insert(file.owners.begin(), file.owners.end());
    return file;
  }

  void scan_changed(const Changed& file) {
    if (file.status == Changed::Status::removed) {
      gone_.insert(file.old_path.empty() ? file.path : file.old_path);
      return;
    }
    touched_.insert(file.path);
    if (is_excluded(file.path)) return;
    const std::string& old_path = file.old_path.empty() ? file.path : file.old_path;
    if (file.status == Changed::Status::renamed) {
      renames_[old_path] = file.path;
      gone_.insert(old_path);
    }
    auto after = read(change_.head, file.path, false);
    if (!after) return;
    ++scanned_.coverage.files_read;
    std::optional<std::string> before;
    if (file.status != Changed::Status::added) before = read(change_.base, old_path, true);
    compare(file.path, old_path, before, std::move(*after));
  }

  void compare(const std::string& path, const std::string& old_path,
               const std::optional<std::string>& before, std::string after) {
    // Findings have lines of the decoded text.
    const std::string decoded = decode_bom(after);
    const auto added = change_.added_lines(decode_bom(before.value_or(std::string{})), decoded);
    const std::size_t digest = std::hash<std::string>{}(decoded);
    FileScan head = scan_side(change_.head, path, std::move(after), head_, false, true);
    const bool has_secrets =
        std::any_of(head.findings.begin(), head.findings.end(),
                    [](const Finding& finding) { return finding.kind == Kind::secret; });
    if (!has_secrets && head.faults.empty()) clean_[path] = digest;
    scanned_.coverage.container_files += head.has_kind ? 1 : 0;
    std::multimap<SecretKey, Stayed> stayed;
    for (Finding& finding : head.findings) {
      if (is_by_line(finding) && !touches(finding, added)) {
        SecretKey key = key_of(finding);
        stayed.emplace(std::move(key), Stayed{head_.findings.size(), std::move(finding)});
      } else {
        head_.findings.push_back(std::move(finding));
      }
    }
    FileScan base;
    if (before) base = scan_side(change_.base, old_path, *before, base_, true, has_secrets);
    if (!head.comments.empty()) {
      scanned_.comments.push_back({path, std::move(head.comments), std::move(base.comments)});
    }
    for (Finding& finding : base.findings) {
      if (finding.kind == Kind::secret) on_base_.insert(key_of(finding));
      const auto same = is_by_line(finding) ? stayed.find(key_of(finding)) : stayed.end();
      if (same == stayed.end()) {
        base_.findings.push_back(std::move(finding));
      } else {
        stayed_.push_back(std::move(same->second));
        stayed.erase(same);  // each stands for one of the base; a further copy is new
      }
    }
  }

  // Every finding at the place it has in a scan of whole files, so that occurrences count alike.
  void join_findings() {
    std::stable_sort(stayed_.begin(), stayed_.end(), [](const Stayed& a, const Stayed& b) {
      return std::tie(a.before, a.finding.span.begin) < std::tie(b.before, b.finding.span.begin);
    });
    auto next = stayed_.begin();
    for (std::size_t i = 0; i <= head_.findings.size(); ++i) {
      for (; next != stayed_.end() && next->before == i; ++next) {
        next->finding.introduced = false;
        scanned_.findings.push_back(std::move(next->finding));
      }
      if (i < head_.findings.size()) scanned_.findings.push_back(std::move(head_.findings[i]));
    }
  }

  // Unchanged files whose readers read, or looked for, a changed file are judged again.
  void scan_dependents() {
    if (!settings_.lint) return;
    std::set<std::string> moved = touched_;
    moved.insert(gone_.begin(), gone_.end());
    if (std::none_of(moved.begin(), moved.end(), is_read_by_others)) return;
    for (const Entry& entry : change_.head.list("").take(scanned_.faults)) {
      if (touched_.contains(entry.path) || kind_by_name(entry.path) == nullptr) continue;
      if (is_excluded(entry.path)) continue;
      auto text = read(change_.head, entry.path, false);
      if (!text) continue;
      FileScan head = scanner_.scan(change_.head, entry.path, *text);
      const auto depends = [&](const std::string& asked) { return moved.contains(asked); };
      if (!std::any_of(head.asked.begin(), head.asked.end(), depends)) continue;
      ++scanned_.coverage.files_read;
      compare(entry.path, entry.path, text, *text);
    }
  }

  bool stood_on_base(const std::string& path, const Finding& finding) {
    if (on_base_.contains(key_of(finding))) return true;
    if (base_read_.insert(path).second) {
      Tree::Read content = change_.base.read(path);
      if (const auto* text = std::get_if<std::string>(&content)) {
        for (const Finding& old : scanner_.secrets(path, decode_bom(*text)).findings) {
          on_base_.insert(key_of(old));
        }
      }
    }
    return on_base_.contains(key_of(finding));
  }

  const Change& change_;
  const Settings& settings_;
  FileScanner scanner_;
  Scanned scanned_;
  Side head_;
  Side base_;
  std::map<std::string, std::string> renames_;
  std::vector<Stayed> stayed_;
  std::set<std::string> touched_;  // on the head
  std::set<std::string> gone_;     // on the base, removed or renamed away
  std::set<std::string> excluded_;
  std::map<std::string, std::size_t> clean_;  // path on the head → hash of a text without secrets
  std::set<std::string> base_read_;
  std::set<SecretKey> on_base_;
};

}  // namespace

Scanned scan_change(const Change& change, const Settings& settings) {
  return ChangeScan{change, settings}.run();
}

}  // namespace gate::scan
