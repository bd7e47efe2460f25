#include <algorithm>
#include <set>

#include "query/findings/checks.h"
#include "query/reading/evidence.h"
#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

constexpr std::size_t kShortestName = 4;       // characters
constexpr std::size_t kCharactersPerSlip = 6;  // one slip in so many characters is still the same name
constexpr std::size_t kPassagesEach = 3;       // shown of each way to write it

template <class Sequence>
bool InOrderWithin(const Sequence& part, const Sequence& whole) {
  auto at = whole.begin();
  for (const auto& element : part) {
    at = std::find(at, whole.end(), element);
    if (at == whole.end()) return false;
    ++at;
  }
  return true;
}

std::vector<std::string> Syllables(const std::u32string& name) {
  std::vector<std::string> syllables;
  for (const char32_t c : name) syllables.push_back(text::PinyinKey(text::FromCodePoints(std::u32string(1, c))));
  return syllables;
}

std::size_t Edits(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> previous(b.size() + 1), current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      current[j] = std::min({previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), previous[j] + 1, current[j - 1] + 1});
    }
    std::swap(previous, current);
  }
  return previous.back();
}

/// Not an abbreviation and not another name, but nearly the same one: it sounds the same, or a character or two differ.
bool IsSlip(const std::string& one, const std::string& other) {
  const std::u32string a = text::ToCodePoints(text::NameKey(one));
  const std::u32string b = text::ToCodePoints(text::NameKey(other));
  if (a == b || std::min(a.size(), b.size()) < kShortestName) return false;
  const std::u32string& shorter = a.size() < b.size() ? a : b;
  const std::u32string& longer = a.size() < b.size() ? b : a;
  if (longer.find(shorter) != std::u32string::npos) return false;  // 原401厂
  const std::size_t gap = longer.size() - shorter.size();
  const std::size_t allowed = std::max<std::size_t>(1, shorter.size() / kCharactersPerSlip);
  if (gap <= allowed && Edits(a, b) <= allowed) return true;
  if (InOrderWithin(shorter, longer)) return false;
  return InOrderWithin(Syllables(shorter), Syllables(longer));
}

/// Passages of the thing whose words have that name.
std::vector<NodeId> PassagesWith(const std::vector<Evidence>& evidence, const std::string& name) {
  const std::string key = text::NameKey(name);
  std::vector<NodeId> ids;
  for (const auto& passage : evidence) {
    if (text::NameKey(passage.quote).find(key) != std::string::npos) ids.push_back(passage.passage);
  }
  return ids;
}

Result<void> CheckLabel(const GraphMoment& reader, const std::string& label, std::vector<FindingRow>& rows) {
  std::vector<FoundNode> records;
  JITU_CHECK_OK(reader.Scan(label, {"name", "aliases"}, UINT64_MAX, [&](FoundNode&& record) {
    if (!TextsOf(record.values[1]).empty()) records.push_back(std::move(record));
    return true;
  }));
  for (const auto& record : records) {
    std::vector<std::string> names = TextsOf(record.values[1]);
    names.push_back(TextOf(record.values[0]));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<std::pair<std::string, std::string>> slips;
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t j = i + 1; j < names.size(); ++j) {
        if (IsSlip(names[i], names[j])) slips.emplace_back(names[i], names[j]);
      }
    }
    if (slips.empty()) continue;
    const std::vector<NodeId> self{record.id};
    JITU_TRY(auto evidence, EvidenceOf(reader, self));
    std::set<std::string> written;
    for (const auto& [one, other] : slips) {
      const auto is_written = [&](const std::string& name) { return !PassagesWith(evidence[record.id], name).empty(); };
      if (is_written(one) || is_written(other)) written.insert({one, other});
    }
    if (written.empty()) continue;  // names that no report writes
    FindingRow row;
    row.values = {
        {"name", TextOf(record.values[0])}, {"names", graph::List(written.begin(), written.end())}, {"label", label}};
    for (const auto& name : written) {
      const auto passages = PassagesWith(evidence[record.id], name);
      row.passages.insert(row.passages.end(), passages.begin(),
                          passages.begin() + static_cast<std::ptrdiff_t>(std::min(passages.size(), kPassagesEach)));
    }
    rows.push_back(std::move(row));
  }
  return {};
}

}  // namespace

Result<std::vector<FindingRow>> CheckNameVariants(const GraphMoment& reader, const FindingDefinition& definition) {
  std::vector<FindingRow> rows;
  for (const auto& label : definition.List("labels")) JITU_CHECK_OK(CheckLabel(reader, label, rows));
  return rows;
}

}  // namespace jitu::query
