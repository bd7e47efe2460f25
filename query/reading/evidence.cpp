#include "query/reading/evidence.h"

#include <algorithm>
#include <charconv>

#include "query/reading/json_text.h"

namespace jitu::query {
namespace {

/// Passages by id, with their reports.
Result<std::map<NodeId, Evidence>> ReadPassages(const GraphMoment& reader, const std::vector<NodeId>& passages) {
  std::map<NodeId, Evidence> found;
  JITU_TRY(const auto records, reader.Nodes(passages, {"quote", "section", "start", "end"}));
  for (const auto& record : records) {
    found[record.id] = {record.id,
                        {},
                        {},
                        TextOf(record.values[1]),
                        IntegerOf(record.values[2]),
                        IntegerOf(record.values[3]),
                        TextOf(record.values[0])};
  }
  JITU_TRY(const auto links, reader.Follow(passages, "IN", graph::Direction::kOut));
  std::vector<NodeId> reports;
  for (const auto& link : links) reports.push_back(link.to);
  std::sort(reports.begin(), reports.end());
  reports.erase(std::unique(reports.begin(), reports.end()), reports.end());
  JITU_TRY(const auto titles, reader.Nodes(reports, {"title"}));
  std::map<NodeId, std::string> title_of;
  for (const auto& report : titles) title_of[report.id] = TextOf(report.values[0]);
  for (const auto& link : links) {
    if (const auto passage = found.find(link.from); passage != found.end()) {
      passage->second.report_node = link.to;
      passage->second.report = title_of[link.to];
    }
  }
  return found;
}

void SortUnique(std::vector<NodeId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

Result<std::vector<Evidence>> EvidenceAt(const GraphMoment& reader, std::vector<NodeId> passages) {
  SortUnique(passages);
  JITU_TRY(const auto found, ReadPassages(reader, passages));
  std::vector<Evidence> evidence;
  for (const auto& [id, passage] : found) evidence.push_back(passage);
  std::sort(evidence.begin(), evidence.end());
  return evidence;
}

Result<std::map<NodeId, std::vector<Evidence>>> EvidenceOf(const GraphMoment& reader, std::span<const NodeId> nodes) {
  JITU_TRY(const auto links, reader.Follow(nodes, "EVIDENCED_BY", graph::Direction::kOut));
  std::vector<NodeId> passages;
  for (const auto& link : links) passages.push_back(link.to);
  SortUnique(passages);
  JITU_TRY(const auto found, ReadPassages(reader, passages));
  std::map<NodeId, std::vector<Evidence>> evidence;
  for (const auto& link : links) {
    if (const auto passage = found.find(link.to); passage != found.end()) {
      evidence[link.from].push_back(passage->second);
    }
  }
  for (auto& [node, list] : evidence) {
    std::sort(list.begin(), list.end());
    const auto same = [](const Evidence& a, const Evidence& b) { return a.passage == b.passage; };
    list.erase(std::unique(list.begin(), list.end(), same), list.end());
  }
  return evidence;
}

std::vector<NodeId> PassageIds(const graph::Value& list) {
  std::vector<NodeId> ids;
  const auto* elements = list.AsList();
  if (elements == nullptr) return ids;
  for (const auto& element : *elements) {
    std::uint64_t id = 0;
    if (const auto* text = element.AsString()) {
      const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), id);
      if (fault != std::errc() || end != text->data() + text->size()) continue;
    } else if (const auto* number = element.AsInteger()) {
      id = static_cast<std::uint64_t>(*number);
    }
    if (id != 0) ids.push_back({id});
  }
  return ids;
}

std::string ToJson(const std::vector<Evidence>& evidence) {
  JsonList list;
  for (const auto& one : evidence) {
    list.Add(JsonObject()
                 .Add("report", one.report)
                 .Add("section", one.section)
                 .Add("start", one.start)
                 .Add("end", one.end)
                 .Add("quote", one.quote)
                 .text());
  }
  return list.text();
}

}  // namespace jitu::query
