/// The sentence that says so, and where it stands.
#pragma once

#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "query/reading/graph_moment.h"

namespace jitu::query {

struct Evidence {
  NodeId passage;
  NodeId report_node;
  std::string report;  ///< title of the report
  std::string section;
  std::int64_t start = 0;  ///< code points of the report's text, half open
  std::int64_t end = 0;
  std::string quote;

  /// By report, place, passage: the order in which evidence is shown.
  friend bool operator<(const Evidence& a, const Evidence& b) {
    return std::tie(a.report, a.start, a.end, a.passage) < std::tie(b.report, b.start, b.end, b.passage);
  }
};

/// Those of the passages that exist, each once, in order.
Result<std::vector<Evidence>> EvidenceAt(const GraphMoment& reader, std::vector<NodeId> passages);

/// What every node is EVIDENCED_BY; a node without evidence has no entry.
Result<std::map<NodeId, std::vector<Evidence>>> EvidenceOf(const GraphMoment& reader, std::span<const NodeId> nodes);

/// Passage ids as relationships keep them: a list of decimal strings (or integers).
std::vector<NodeId> PassageIds(const graph::Value& list);

/// [{"report", "section", "start", "end", "quote"}] as JSON text.
std::string ToJson(const std::vector<Evidence>& evidence);

}  // namespace jitu::query
