#include "graph/model/indexes.h"

#include <catch2/catch.hpp>

namespace jitu::graph {
namespace {

using model::IndexKind;
using model::PropertyType;

model::GraphSchema SmallSchema() {
  model::GraphSchema schema;
  schema.labels.push_back({"Unit",
                           true,
                           {},
                           {{"name", PropertyType::kString, IndexKind::kOrdered, {}},
                            {"aliases", PropertyType::kStringList, IndexKind::kOrdered, {}},
                            {"note", PropertyType::kString, IndexKind::kNone, {}}}});
  schema.labels.push_back({"Outcome", false, {}, {{"text", PropertyType::kString, IndexKind::kText, {}}}});
  return schema;
}

TEST_CASE("indexes are numbered in the order of the schema") {
  const auto schema = SmallSchema();
  const Tokens tokens = Tokens::Of(schema);
  const Indexes indexes = Indexes::Of(schema, tokens);
  REQUIRE(indexes.definitions().size() == 3);
  CHECK(indexes.Find(LabelId{0}, *tokens.FindProperty("aliases"), IndexKind::kOrdered) == IndexId{1});
  CHECK(indexes.Find(LabelId{1}, *tokens.FindProperty("text"), IndexKind::kText) == IndexId{2});
  CHECK_FALSE(indexes.Find(LabelId{1}, *tokens.FindProperty("text"), IndexKind::kOrdered));
  CHECK_FALSE(indexes.Find(LabelId{0}, *tokens.FindProperty("note"), IndexKind::kOrdered));
}

TEST_CASE("a node's entries are those of its labels, a list by each element, sorted and each once") {
  const auto schema = SmallSchema();
  const Tokens tokens = Tokens::Of(schema);
  const Indexes indexes = Indexes::Of(schema, tokens);
  Properties properties;
  Set(properties, *tokens.FindProperty("name"), "甲局");
  Set(properties, *tokens.FindProperty("aliases"), List{"乙", "丙", "乙"});
  Set(properties, *tokens.FindProperty("note"), "x");
  Set(properties, *tokens.FindProperty("text"), "飞机");
  const std::vector<Indexes::Entry> expected = {
      {0, EncodeOrdered("甲局")}, {1, EncodeOrdered("丙")}, {1, EncodeOrdered("乙")}};
  CHECK(indexes.EntriesOf({LabelId{0}}, properties) == expected);
  CHECK(indexes.EntriesOf({LabelId{1}}, properties) == std::vector<Indexes::Entry>{{2, "飞机"}});
  CHECK(indexes.EntriesOf({LabelId{7}}, properties).empty());
}

TEST_CASE("text is indexed by pairs of Han characters and runs of letters and digits") {
  struct Case {
    const char* text;
    std::vector<std::string> terms;
  };
  const std::vector<Case> cases = {
      {"", {}},
      {"航", {"航"}},
      {"航空", {"航空"}},
      {"航空产业", {"航空", "空产", "产业"}},
      {"航空航空", {"航空", "空航"}},
      {"331厂", {"331", "厂"}},
      {"CJ-1000A型机", {"cj1000a", "型机"}},
      {"甲2022乙丙", {"甲", "2022", "乙丙"}},
      {"outcome-000000123", {"outcome000000123"}},
      {"，。", {}},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(TextTerms(one.text) == one.terms);
  }
}

TEST_CASE("a very long run of letters gives one short term") {
  const auto terms = TextTerms(std::string(100000, 'a'));
  REQUIRE(terms.size() == 1);
  CHECK(terms[0] == std::string(64, 'a'));
}

}  // namespace
}  // namespace jitu::graph
