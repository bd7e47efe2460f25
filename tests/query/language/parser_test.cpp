#include "query/language/parser.h"

#include <catch2/catch.hpp>
#include <string>

namespace jitu::query {
namespace {

Error FaultOf(const std::string& statement) {
  const auto parsed = Parse(statement);
  REQUIRE_FALSE(parsed);
  return parsed.error();
}

const Expression& Returned(const Statement& statement) {
  return *std::get<ProjectionClause>(statement.queries[0].clauses.back()).items[0].expression;
}

Statement Parsed(const std::string& text) {
  auto parsed = Parse(text);
  INFO(text);
  REQUIRE(parsed);
  return std::move(parsed).value();
}

}  // namespace

TEST_CASE("The caret stands under the character, wide characters counted as two columns") {
  const Error error = FaultOf("MATCH (u {name: '航空'} RETURN u");
  CHECK(error.where ==
        "1:23 (UnexpectedSyntax)\n"
        "MATCH (u {name: '航空'} RETURN u\n"
        "                        ^");
}

TEST_CASE("The line with the fault is shown, not the whole statement") {
  const Error error = FaultOf("MATCH (u)\nWHERE u.n >\nRETURN u");
  CHECK(error.where.substr(0, 3) == "3:1");
  CHECK(error.where.find("MATCH") == std::string::npos);
}

TEST_CASE("A fault says what was expected and what was found, in both languages") {
  const Error error = FaultOf("MATCH (u:) RETURN u");
  CHECK(error.message.zh == "这里应为标签名，却是“)”");
  CHECK(error.message.en == "expected a label, found “)”");
}

TEST_CASE("A statement that ends too soon says what is missing") {
  CHECK(FaultOf("MATCH (u)-[:A").message.en.find("the statement ends here") == 0);
  CHECK(FaultOf("").message.en.find("the statement ends here") == 0);
}

TEST_CASE("Full-width brackets are named and the right ones told") {
  CHECK(FaultOf("RETURN （1)").message.en == "found the full-width character “（”: expected (");
}

TEST_CASE("Open strings, comments and names are faults at their beginning") {
  CHECK(FaultOf("RETURN 'abc").where.substr(0, 3) == "1:8");
  CHECK(FaultOf("RETURN 1 /* abc").where.substr(0, 4) == "1:10");
  CHECK(FaultOf("RETURN `abc").where.substr(0, 3) == "1:8");
}

TEST_CASE("A bracket is a pattern where an arrow follows, and an expression otherwise") {
  CHECK(Returned(Parsed("MATCH (a), (b) RETURN (a)-->(b) AS x")).kind == ExpressionKind::kPattern);
  CHECK(Returned(Parsed("MATCH (a), (b) RETURN (a)<-[:X]-(b) AS x")).kind == ExpressionKind::kPattern);
  CHECK(Returned(Parsed("MATCH (a) RETURN (a) - (1) AS x")).kind == ExpressionKind::kOperation);
  CHECK(Returned(Parsed("MATCH (a) RETURN (a) < -1 AS x")).kind == ExpressionKind::kComparison);
}

TEST_CASE("Keywords may name variables, properties and labels where nothing else can stand") {
  Parsed("MATCH (count:Match {limit: 1})-[type:ORDER]->(all) RETURN count.where, type, all");
}

TEST_CASE("Operators bind as openCypher says") {
  const Statement statement = Parsed("RETURN NOT 1 + 2 * 3 = 7 OR false AS x");
  const Expression& either = Returned(statement);
  CHECK(either.operation == Operator::kOr);
  const Expression& negation = *either.children[0];
  CHECK(negation.operation == Operator::kNot);
  const Expression& comparison = *negation.children[0];
  CHECK(comparison.kind == ExpressionKind::kComparison);
  CHECK(comparison.children[0]->operation == Operator::kAdd);
  CHECK(comparison.children[0]->children[1]->operation == Operator::kMultiply);
}

TEST_CASE("Numbers too large for 64 bits are refused, the smallest is not") {
  CHECK(FaultOf("RETURN 9223372036854775808 AS x").where.find("IntegerOverflow") != std::string::npos);
  Parsed("RETURN -9223372036854775808 AS x");
}

TEST_CASE("Nesting as deep as people write is read, deeper is refused and does no harm") {
  const auto nested = [](std::size_t depth) {
    return "RETURN " + std::string(depth, '[') + "1" + std::string(depth, ']') + " AS x";
  };
  Parsed(nested(128));
  CHECK(FaultOf(nested(100000)).message.en.find("nested more than") == 0);
  std::string sum = "RETURN 1";
  for (int i = 0; i < 50000; ++i) sum += "+1";
  CHECK(FaultOf(sum).message.en.find("the expression is more than") == 0);
}

TEST_CASE("A long statement is read in one go") {
  std::string text = "CREATE (n0)";
  for (int i = 1; i < 5000; ++i) text += ", (n" + std::to_string(i) + " {name: '名'})";
  CHECK(std::get<CreateClause>(Parsed(text).queries[0].clauses[0]).patterns.size() == 5000);
}

TEST_CASE("Doubtful brackets cost no more than plain ones") {
  std::string text = "RETURN ";
  for (int i = 0; i < 200; ++i) text += "(a {x: ";
  CHECK_FALSE(Parse(text));
}

}  // namespace jitu::query
