#include "query/findings/store_findings.h"

#include <algorithm>

#include "query/reading/graph_moment.h"

namespace jitu::query {
namespace {

Result<void> RemoveOld(const GraphMoment& reader, TypeId about, graph::WriteBatch& batch) {
  JITU_CHECK_OK(reader.Scan("Finding", {}, UINT64_MAX, [&](FoundNode&& record) {
    batch.removed_nodes.push_back(record.id);
    return true;
  }));
  JITU_TRY(const auto links, reader.Follow(batch.removed_nodes, "ABOUT", graph::Direction::kOut));
  for (const auto& link : links) batch.removed_relationships.push_back({link.from, about, link.to, 0});
  return {};
}

}  // namespace

Result<void> StoreFindings(graph::Store& store, const std::vector<Finding>& findings) {
  const GraphMoment reader(store);
  const graph::Tokens& tokens = reader.tokens();
  const auto label = tokens.FindLabel("Finding");
  const auto about = tokens.FindType("ABOUT");
  if (!label || !about) {
    return Fail(ErrorCode::kUnsupported, Say("这个图没有 Finding 标签；请用当前版本重新建图",
                                             "this graph has no label Finding; build it anew with this version"));
  }
  graph::WriteBatch batch;
  JITU_CHECK_OK(RemoveOld(reader, *about, batch));
  for (const auto& finding : findings) {
    const NodeId id = ContentId({"Finding", finding.kind, finding.unit, finding.message.zh});
    graph::WriteBatch::Node node{id, {*label}, {}};
    const auto set = [&](std::string_view property, const std::string& value) {
      graph::Set(node.properties, *tokens.FindProperty(property), graph::Value(value));
    };
    set("kind", finding.kind);
    set("severity", finding.severity);
    set("message", finding.message.zh);
    batch.nodes.push_back(std::move(node));
    std::vector<NodeId> nodes = finding.about;
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    for (const NodeId to : nodes) batch.relationships.push_back({{id, *about, to, 0}, {}});
  }
  JITU_TRY([[maybe_unused]] const std::uint64_t version, store.commit(batch));
  return {};
}

}  // namespace jitu::query
