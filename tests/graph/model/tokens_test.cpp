#include "graph/model/tokens.h"

#include <catch2/catch.hpp>

namespace jitu::graph {
namespace {

model::GraphSchema SmallSchema() {
  model::GraphSchema schema;
  schema.labels.push_back({"Unit", true, {}, {{"name", model::PropertyType::kString, model::IndexKind::kOrdered, {}}}});
  schema.labels.push_back({"Spending", false, {}, {{"name", {}, {}, {}}, {"amountFen", {}, {}, {}}}});
  schema.relationships.push_back({"SPENT", {"Unit"}, {"Spending"}, {}, {{"confidence", {}, {}, {}}}});
  return schema;
}

TEST_CASE("tokens of the schema come first, in its order") {
  const Tokens tokens = Tokens::Of(SmallSchema());
  CHECK(tokens.FindLabel("Unit") == LabelId{0});
  CHECK(tokens.FindLabel("Spending") == LabelId{1});
  CHECK(tokens.FindProperty("name") == PropertyId{0});
  CHECK(tokens.FindProperty("amountFen") == PropertyId{1});
  CHECK(tokens.FindProperty("confidence") == PropertyId{2});
  CHECK(tokens.FindType("SPENT") == TypeId{0});
  CHECK_FALSE(tokens.FindType("Unit"));
}

TEST_CASE("new names are added once and keep their number") {
  Tokens tokens = Tokens::Of(SmallSchema());
  CHECK(tokens.Label("City") == LabelId{2});
  CHECK(tokens.Label("City") == LabelId{2});
  CHECK(tokens.Name(LabelId{2}) == "City");
  CHECK(tokens.label_count() == 3);
  CHECK(tokens.Name(LabelId{99}).empty());
}

TEST_CASE("a token table reads back from its bytes") {
  Tokens tokens = Tokens::Of(SmallSchema());
  tokens.Property("任意名");
  const auto back = Tokens::Decode(tokens.Encode());
  REQUIRE(back);
  CHECK(*back == tokens);
  CHECK(back->FindProperty("任意名") == PropertyId{3});
}

TEST_CASE("damaged token tables are refused") {
  const std::string bytes = Tokens::Of(SmallSchema()).Encode();
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(Tokens::Decode(bytes.substr(0, size)));
  CHECK_FALSE(Tokens::Decode(bytes + "x"));
  CHECK_FALSE(
      Tokens::Decode(std::string("\x02\x01"
                                 "a\x01"
                                 "a\x00\x00",
                                 7)));
}

TEST_CASE("a full table gives its last number again and stays readable") {
  Tokens tokens;
  for (int i = 0; i < 70000; ++i) tokens.Property(std::to_string(i));
  CHECK(tokens.property_count() == 65535);
  CHECK(tokens.Property("one more") == PropertyId{65534});
  CHECK(Tokens::Decode(tokens.Encode()));
}

}  // namespace
}  // namespace jitu::graph
