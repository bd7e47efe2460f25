#include <algorithm>

#include "tests/graph/store/fixture.h"

namespace jitu::graph {
namespace {

std::vector<std::uint64_t> Neighbours(const Store& store, std::vector<NodeId> frontier, const ExpandSpec& spec) {
  std::vector<std::uint64_t> found;
  Done(store.expand(*store.snapshot(), frontier, spec, [&](const NeighbourBlock& block) {
    for (const NodeId id : block.neighbour) found.push_back(id.value);
    return true;
  }));
  return found;
}

ErrorCode CodeOf(const Result<std::uint64_t>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().code;
}

WriteBatch SmallGraph() {
  WriteBatch batch;
  batch.nodes = {Unit(1, "县科技局"), Unit(2, "县工信局"), Outcome(10, "引进整机企业三家", 2022),
                 Outcome(11, "举办博览会", 2022)};
  batch.relationships = {{Key(1, kClaims, 10), {}},
                         {Key(2, kClaims, 10), {}},
                         {Key(2, kClaims, 11), {}},
                         {Key(10, kSameAs, 11), {{kMode, Value("joined")}}},
                         {Key(10, kSameAs, 11, 1), {{kMode, Value("stated")}}}};
  return batch;
}

TEST_CASE("A new graph is empty and at version 0") {
  WithEachStore([](Store& store) {
    const auto at = store.snapshot();
    CHECK(at->version() == 0);
    const Counts counts = Got(store.counts(*at));
    CHECK(counts.nodes == 0);
    CHECK(counts.nodes_by_label == std::vector<std::uint64_t>{0, 0});
    CHECK(counts.relationships_by_type == std::vector<std::uint64_t>{0, 0, 0});
    CHECK(store.tokens(*at).FindLabel("Outcome") == kOutcome);
  });
}

TEST_CASE("What is put is read back, in both directions and in order") {
  WithEachStore([](Store& store) {
    CHECK(Got(store.commit(SmallGraph())) == 1);
    ExpandSpec in;
    in.direction = Direction::kIn;
    in.types = {kClaims};
    CHECK(Neighbours(store, {NodeId{10}}, in) == std::vector<std::uint64_t>{1, 2});
    ExpandSpec both;
    both.direction = Direction::kBoth;
    CHECK(Neighbours(store, {NodeId{10}}, both) == std::vector<std::uint64_t>{1, 2, 11, 11});
    both.limit_per_source = 3;
    CHECK(Neighbours(store, {NodeId{10}, NodeId{10}}, both) == std::vector<std::uint64_t>{1, 2, 11, 1, 2, 11});
    CHECK(Got(store.degrees(*store.snapshot(), std::vector<NodeId>{NodeId{2}, NodeId{99}}, Direction::kOut, {})) ==
          std::vector<std::uint64_t>{2, 0});
    const auto found = Got(store.relationships(
        *store.snapshot(),
        std::vector<RelationshipKey>{Key(10, kSameAs, 11, 1), Key(1, kClaims, 10), Key(1, kClaims, 11)}));
    REQUIRE(found[0].has_value());
    CHECK(*Find(*found[0], kMode)->AsString() == "stated");
    REQUIRE(found[1].has_value());
    CHECK(found[1]->empty());
    CHECK_FALSE(found[2].has_value());
  });
}

TEST_CASE("Neighbours come in the order of the frontier") {
  WithEachStore([](Store& store) {
    Got(store.commit(SmallGraph()));
    ExpandSpec out;
    out.types = {kClaims};
    CHECK(Neighbours(store, {NodeId{2}, NodeId{1}, NodeId{2}}, out) == std::vector<std::uint64_t>{10, 11, 10, 10, 11});
  });
}

TEST_CASE("Which nodes the commits since a version touched is told, ends of relationships among them") {
  WithEachStore([](Store& store) {
    Got(store.commit(SmallGraph()));
    WriteBatch batch;
    batch.removed_relationships = {Key(1, kClaims, 10)};
    batch.nodes = {Unit(3, "县文旅局")};
    Got(store.commit(batch));
    const auto at = store.snapshot();
    CHECK(store.changes(1, *at) == std::vector<NodeId>{NodeId{1}, NodeId{3}, NodeId{10}});
    CHECK(store.changes(2, *at) == std::vector<NodeId>{});
    CHECK(store.changes(0, *at)->size() == 5);
    CHECK_FALSE(store.changes(3, *at));
  });
}

TEST_CASE("Only what is projected comes along") {
  WithEachStore([](Store& store) {
    Got(store.commit(SmallGraph()));
    Projection years;
    years.properties = {kFiscalYear, kName};
    std::vector<std::pair<std::uint32_t, std::string>> rows;
    Done(store.nodes(*store.snapshot(), std::vector<NodeId>{NodeId{10}, NodeId{7}, NodeId{1}}, years,
                     [&](const NodeBlock& block) {
                       CHECK(block.labels.empty());
                       CHECK(block.all_properties.empty());
                       for (std::size_t row = 0; row < block.size(); ++row) {
                         const Value& name = block.columns[1][row];
                         rows.emplace_back(block.input[row], name.IsNull() ? "" : *name.AsString());
                       }
                       return true;
                     }));
    std::sort(rows.begin(), rows.end());
    CHECK(rows == std::vector<std::pair<std::uint32_t, std::string>>{{0, ""}, {2, "县科技局"}});
  });
}

TEST_CASE("Putting what is there, or removing what is not, changes nothing") {
  WithEachStore([](Store& store) {
    CHECK(Got(store.commit(SmallGraph())) == 1);
    CHECK(Got(store.commit(SmallGraph())) == 1);
    WriteBatch batch;
    batch.removed_nodes = {NodeId{77}};
    batch.removed_relationships = {Key(1, kSupports, 10)};
    batch.attachments = {{NodeId{1}, "text", ""}};
    batch.settings = {{"rules", ""}};
    CHECK(Got(store.commit(batch)) == 1);
  });
}

TEST_CASE("A node with relationships left cannot be removed, and nothing of that batch is applied") {
  WithEachStore([](Store& store) {
    Got(store.commit(SmallGraph()));
    WriteBatch batch;
    batch.nodes = {Unit(3, "新单位")};
    batch.removed_nodes = {NodeId{10}};
    batch.removed_relationships = {Key(1, kClaims, 10), Key(2, kClaims, 10), Key(10, kSameAs, 11)};
    CHECK(CodeOf(store.commit(batch)) == ErrorCode::kConflict);
    CHECK(Got(store.counts(*store.snapshot())).nodes == 4);
    batch.removed_relationships.push_back(Key(10, kSameAs, 11, 1));
    CHECK(Got(store.commit(batch)) == 2);
    CHECK(Got(store.counts(*store.snapshot())).nodes_by_label == std::vector<std::uint64_t>{3, 1});
    CHECK(Got(store.counts(*store.snapshot())).relationships == 1);
  });
}

TEST_CASE("A relationship needs both its ends") {
  WithEachStore([](Store& store) {
    Got(store.commit(SmallGraph()));
    WriteBatch batch;
    batch.relationships = {{Key(1, kClaims, 12), {}}};
    CHECK(CodeOf(store.commit(batch)) == ErrorCode::kConflict);
    batch.nodes = {Outcome(12, "新成果", 2023)};
    CHECK(Got(store.commit(batch)) == 2);
  });
}

TEST_CASE("A batch of an older version is a conflict where the caller asks for it") {
  WithEachStore([](Store& store) {
    Got(store.commit(SmallGraph()));
    WriteBatch batch;
    batch.settings = {{"rules", "1"}};
    CHECK(CodeOf(store.commit(batch, {0, true})) == ErrorCode::kConflict);
    CHECK(Got(store.commit(batch, {1, false})) == 2);
    CHECK(Got(store.setting(*store.snapshot(), "rules")) == "1");
  });
}

TEST_CASE("A batch that is wrong in itself is refused") {
  WithEachStore([](Store& store) {
    WriteBatch zero;
    zero.nodes = {Unit(0, "无号")};
    CHECK(CodeOf(store.commit(zero)) == ErrorCode::kInvalidArgument);
    WriteBatch label;
    label.nodes = {{NodeId{1}, {LabelId{9}}, {}}};
    CHECK(CodeOf(store.commit(label)) == ErrorCode::kInvalidArgument);
    WriteBatch fewer;
    fewer.tokens = Tokens();
    CHECK(CodeOf(store.commit(fewer)) == ErrorCode::kInvalidArgument);
    WriteBatch name;
    name.attachments = {{NodeId{1}, std::string(33, 'x'), "bytes"}};
    CHECK(CodeOf(store.commit(name)) == ErrorCode::kInvalidArgument);
  });
}

TEST_CASE("A snapshot keeps showing its moment") {
  WithEachStore([](Store& store) {
    Got(store.commit(SmallGraph()));
    const auto before = store.snapshot();
    WriteBatch batch;
    batch.nodes = {Unit(1, "县科学技术局")};
    batch.removed_relationships = {Key(1, kClaims, 10)};
    Got(store.commit(batch));
    CHECK(Got(store.degrees(*before, std::vector<NodeId>{NodeId{1}}, Direction::kOut, {})).front() == 1);
    CHECK(Got(store.degrees(*store.snapshot(), std::vector<NodeId>{NodeId{1}}, Direction::kOut, {})).front() == 0);
    CHECK(Got(store.counts(*before)).relationships == 5);
    CHECK(before->version() == 1);
  });
}

TEST_CASE("An ordered index finds exact values and ranges, list elements too") {
  WithEachStore([](Store& store) {
    WriteBatch batch = SmallGraph();
    batch.nodes.push_back(Outcome(12, "旧成果", 2020));
    batch.nodes[0].properties.emplace_back(kAliases, Value(List{Value("科技局"), Value("科工局")}));
    Got(store.commit(batch));
    const auto find = [&](LabelId label, PropertyId property, const Value& lower, const Value& upper, bool open) {
      ScanSpec spec;
      const auto index = store.indexes().Find(label, property, model::IndexKind::kOrdered);
      REQUIRE(index.has_value());
      spec.range = ScanSpec::Range{*index, EncodeOrdered(lower), EncodeOrdered(upper), !open, !open};
      std::vector<std::uint64_t> ids;
      Got(store.scan(*store.snapshot(), spec, [&](const NodeBlock& block) {
        for (const NodeId id : block.id) ids.push_back(id.value);
        return true;
      }));
      return ids;
    };
    CHECK(find(kUnit, kName, "县工信局", "县工信局", false) == std::vector<std::uint64_t>{2});
    CHECK(find(kUnit, kAliases, "科工局", "科工局", false) == std::vector<std::uint64_t>{1});
    CHECK(find(kOutcome, kFiscalYear, 2020, 2022, false) == std::vector<std::uint64_t>{12, 10, 11});
    CHECK(find(kOutcome, kFiscalYear, 2020, 2022, true).empty());
    CHECK(find(kOutcome, kFiscalYear, 2021, 2030, true) == std::vector<std::uint64_t>{10, 11});
    WriteBatch removal;
    removal.removed_nodes = {NodeId{12}};
    Got(store.commit(removal));
    CHECK(find(kOutcome, kFiscalYear, 2020, 2020, false).empty());
  });
}

TEST_CASE("A text index gives the nodes with most of the terms first") {
  WithEachStore([](Store& store) {
    WriteBatch batch;
    batch.nodes = {Outcome(1, "举办通航博览会", 2022), Outcome(2, "举办农业博览会", 2022),
                   Outcome(3, "修建道路", 2022)};
    Got(store.commit(batch));
    const auto index = store.indexes().Find(kOutcome, kText, model::IndexKind::kText);
    REQUIRE(index.has_value());
    const auto terms = TextTerms("通航博览会");
    const auto hits = Got(store.search(*store.snapshot(), *index, terms, 2, 10));
    // 通航, 航博, 博览, 览会: the first has all four, the second the last two.
    REQUIRE(hits.size() == 2);
    CHECK(hits[0].node.value == 1);
    CHECK(hits[0].terms == 4);
    CHECK(hits[1].node.value == 2);
    CHECK(hits[1].terms == 2);
    CHECK(Got(store.search(*store.snapshot(), *index, terms, 3, 10)).size() == 1);
    CHECK(Got(store.search(*store.snapshot(), *index, terms, 1, 1)).size() == 1);
  });
}

TEST_CASE("Attachments and settings are put, replaced and removed, and go with their node") {
  WithEachStore([](Store& store) {
    WriteBatch batch = SmallGraph();
    batch.attachments = {{NodeId{1}, "text", "全文"}, {NodeId{2}, "text", "别的"}};
    Got(store.commit(batch));
    CHECK(Got(store.attachment(*store.snapshot(), NodeId{1}, "text")) == "全文");
    CHECK_FALSE(Got(store.attachment(*store.snapshot(), NodeId{1}, "facts")).has_value());
    WriteBatch removal;
    removal.removed_nodes = {NodeId{1}};
    removal.removed_relationships = {Key(1, kClaims, 10)};
    Got(store.commit(removal));
    CHECK_FALSE(Got(store.attachment(*store.snapshot(), NodeId{1}, "text")).has_value());
    CHECK(Got(store.attachment(*store.snapshot(), NodeId{2}, "text")) == "别的");
  });
}

TEST_CASE("A sink that has enough stops the reading, and a stop signal ends it with an error") {
  WithEachStore([](Store& store) {
    WriteBatch batch;
    for (std::uint64_t id = 1; id <= 5000; ++id) batch.nodes.push_back(Unit(id, "单位" + std::to_string(id)));
    for (std::uint64_t id = 2; id <= 5000; ++id) batch.relationships.push_back({Key(1, kClaims, id), {}});
    Got(store.commit(batch));
    int blocks = 0;
    const auto once = [&](const auto& /*block*/) {
      ++blocks;
      return false;
    };
    Done(store.expand(*store.snapshot(), std::vector<NodeId>{NodeId{1}}, {}, once));
    CHECK(blocks == 1);
    ScanSpec spec;
    spec.label = kUnit;
    spec.block_rows = 100;
    CHECK_FALSE(Got(store.scan(*store.snapshot(), spec, once)).resume_token.empty());
    CHECK(blocks == 2);
    const std::atomic<bool> asked = true;
    const auto stopped = store.expand(*store.snapshot(), std::vector<NodeId>{NodeId{1}}, {}, once, StopSignal(&asked));
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().code == ErrorCode::kCancelled);
    ExpandSpec all;
    CHECK(Neighbours(store, {NodeId{1}}, all).size() == 4999);
    all.types = {kClaims};
    CHECK(Neighbours(store, {NodeId{1}}, all).size() == 4999);
    CHECK(Got(store.degrees(*store.snapshot(), std::vector<NodeId>{NodeId{1}}, Direction::kOut, all.types)).front() ==
          4999);
  });
}

TEST_CASE("A graph without an index is opened again, and not with an index that its nodes have no entries of") {
  const TemporaryFolder folder;
  model::GraphSchema schema;
  schema.labels.push_back({});
  schema.labels[0].name = "Unit";
  schema.labels[0].properties = {{"name", model::PropertyType::kString, model::IndexKind::kNone, {}}};
  OpenOptions options;
  options.create_if_missing = true;
  WriteBatch batch;
  batch.nodes = {Unit(1, "县科技局")};
  CHECK(Got(Got(OpenRocks(folder.graph(), schema, options))->commit(batch)) == 1);
  const auto nodes = [&](const Store& store) { return Got(store.counts(*store.snapshot())).nodes; };
  CHECK(nodes(*Got(OpenRocks(folder.graph(), schema))) == 1);
  CHECK(CodeOfOpening(folder.graph()) == ErrorCode::kUnsupported);
}

TEST_CASE("Names are added to the table and stay where they are") {
  WithEachStore([](Store& store) {
    WriteBatch batch;
    batch.tokens = store.tokens(*store.snapshot());
    const LabelId label = batch.tokens->Label("Person");
    batch.nodes = {{NodeId{5}, {label}, {}}};
    CHECK(Got(store.commit(batch)) == 1);
    CHECK(store.tokens(*store.snapshot()).FindLabel("Person") == label);
    CHECK(Got(store.counts(*store.snapshot())).nodes_by_label == std::vector<std::uint64_t>{0, 0, 1});
  });
}

}  // namespace
}  // namespace jitu::graph
