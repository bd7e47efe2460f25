/// Builds small graphs in memory, by names, for the tests of trace, lookup, findings and the command line.
#pragma once

#include <catch2/catch.hpp>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store/open.h"
#include "schema/model/catalog.h"
#include "schema/text/normalise.h"

namespace jitu::query {

inline const model::Catalog& TestCatalog() {
  static const model::Catalog catalog = [] {
    auto loaded = model::Catalog::Load();
    REQUIRE(loaded.has_value());
    return std::move(loaded).value();
  }();
  return catalog;
}

class SampleGraph {
 public:
  using Pairs = std::initializer_list<std::pair<std::string_view, graph::Value>>;

  SampleGraph() : tokens_(graph::Tokens::Of(TestCatalog().graph())) {}

  /// A node; the same label and key again is the same node.
  NodeId Node(std::string_view label, std::string_view key, Pairs properties) {
    const NodeId id = ContentId({label, key});
    graph::WriteBatch::Node node{id, {tokens_.Label(label)}, {}};
    for (const auto& [name, value] : properties) graph::Set(node.properties, tokens_.Property(name), value);
    nodes_[id] = std::move(node);
    return id;
  }

  /// Further properties of a node that is there.
  void Add(NodeId id, Pairs properties) {
    for (const auto& [name, value] : properties) graph::Set(nodes_.at(id).properties, tokens_.Property(name), value);
  }

  void Relate(NodeId from, std::string_view type, NodeId to, Pairs properties = {}) {
    graph::WriteBatch::Relationship relationship{{from, tokens_.Type(type), to, 0}, {}};
    for (const auto& [name, value] : properties) graph::Set(relationship.properties, tokens_.Property(name), value);
    batch_.relationships.push_back(std::move(relationship));
  }

  /// A named entity with its look-up keys.
  NodeId Entity(std::string_view label, std::string_view name, const std::vector<std::string>& aliases = {},
                const std::vector<std::string>& why = {}) {
    std::vector<std::string> names = aliases;
    names.emplace_back(name);
    graph::List keys, others(aliases.begin(), aliases.end()), reasons(why.begin(), why.end());
    for (const auto& one : names) {
      keys.emplace_back("n:" + text::NameKey(one));
      keys.emplace_back("p:" + text::PinyinKey(one));
      keys.emplace_back("i:" + text::PinyinInitials(one));
    }
    return Node(label, name, {{"name", name}, {"aliases", others}, {"keys", keys}, {"why", reasons}});
  }

  NodeId Report(NodeId unit, std::string_view title, std::int64_t year) {
    const NodeId report = Node("Report", title, {{"title", title}, {"fiscalYear", year}});
    Relate(unit, "PUBLISHED", report);
    return report;
  }

  NodeId Passage(NodeId report, std::string_view section, std::int64_t start, std::string_view quote) {
    const auto end = start + static_cast<std::int64_t>(quote.size() / 3);
    const NodeId passage =
        Node("Passage", std::to_string(report.value) + "@" + std::to_string(start) + std::string(quote),
             {{"quote", quote}, {"section", section}, {"start", start}, {"end", end}});
    Relate(passage, "IN", report);
    return passage;
  }

  NodeId Outcome(NodeId unit, std::string_view text, std::int64_t year, NodeId passage) {
    const NodeId outcome =
        Node("Outcome", std::to_string(unit.value) + std::string(text), {{"text", text}, {"fiscalYear", year}});
    Relate(unit, "CLAIMS", outcome);
    Relate(outcome, "EVIDENCED_BY", passage);
    return outcome;
  }

  NodeId Spending(NodeId unit, std::string_view name, std::int64_t year, std::int64_t fen) {
    const NodeId spending =
        Node("Spending", std::to_string(unit.value) + std::string(name),
             {{"name", name}, {"fiscalYear", year}, {"amountFen", fen}, {"actualFen", fen}, {"raw", "万元"}});
    Relate(unit, "SPENT", spending);
    return spending;
  }

  void Supports(NodeId spending, NodeId outcome, NodeId passage, std::string_view mode = "stated",
                double confidence = 1) {
    Relate(spending, "SUPPORTS", outcome,
           {{"mode", mode},
            {"confidence", confidence},
            {"evidence", graph::List{graph::Value(std::to_string(passage.value))}}});
  }

  std::unique_ptr<graph::Store> Open() {
    auto store = graph::OpenMemory(TestCatalog().graph());
    batch_.tokens = tokens_;
    batch_.nodes.clear();
    for (auto& [id, node] : nodes_) batch_.nodes.push_back(node);
    const auto done = store->commit(batch_);
    REQUIRE(done.has_value());
    return store;
  }

 private:
  graph::Tokens tokens_;
  std::map<NodeId, graph::WriteBatch::Node> nodes_;
  graph::WriteBatch batch_;
};

}  // namespace jitu::query
