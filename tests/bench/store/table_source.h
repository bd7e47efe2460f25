/// The benchmark's CSV tables as a source for a bulk load: everything in memory, sorted, rows made as they are asked
/// for.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/store.h"
#include "schema/model/graph_schema.h"

namespace jitu::graph {

model::GraphSchema BenchSchema();

class TableSource : public BulkSource {
 public:
  /// `folder` holds nodes/LABEL.csv and relationships/TYPE.csv.
  TableSource(const std::filesystem::path& folder, Tokens tokens);

  const Tokens& tokens() const override { return tokens_; }
  Result<bool> Next(WriteBatch::Node& node) override;
  Result<bool> Next(WriteBatch::Relationship& relationship) override;

  /// Ids of all nodes of a label.
  std::vector<NodeId> IdsOf(LabelId label) const;

 private:
  struct NodeRow {
    NodeId id;
    LabelId label;
    std::string_view line;
  };
  struct RelationshipRow {
    RelationshipKey key;
    std::string_view line;
  };
  void ReadNodes(const std::filesystem::path& file, LabelId label);
  void ReadRelationships(const std::filesystem::path& file, TypeId type, std::string_view from, std::string_view to);

  Tokens tokens_;
  std::vector<std::string> files_;
  std::vector<NodeRow> nodes_;
  std::vector<RelationshipRow> relationships_;
  std::size_t next_node_ = 0;
  std::size_t next_relationship_ = 0;
};

}  // namespace jitu::graph
