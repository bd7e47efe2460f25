#include "query/export/bundle.h"

#include <fstream>

#include "tests/query/export/export_sample.h"

namespace jitu::query::exporting {
namespace {

std::string BundleOf(const Selection& selection) {
  const auto store = HostileGraph();
  ContentOptions options;
  options.selection = selection;
  return Written("bundle", ContentOf(*store, std::move(options)));
}

Result<BundleProof> Proved(const std::string& bytes) {
  const TestFolder folder;
  std::ofstream(folder / "b.jsonl", std::ios::binary) << bytes;
  return VerifyBundle(folder / "b.jsonl", TestCatalog(), {});
}

std::vector<Selection> Selections() {
  std::vector<Selection> all(7);
  all[1].unit = "甲县农业局";
  all[2].year = 2021;
  all[3].statement = "MATCH (s:Spending) RETURN s.fiscalYear AS year, sum(s.amountFen) AS fen ORDER BY year";
  all[4].trace = "干渠";
  all[5].lookup = "甲县农业局";
  all[6].check = true;
  return all;
}

}  // namespace

TEST_CASE("A bundle of any selection is proved again from itself alone") {
  for (const auto& selection : Selections()) {
    INFO(selection.Question());
    const auto proof = Proved(BundleOf(selection));
    INFO((proof ? std::string() : proof.error().message.en + proof.error().where));
    REQUIRE(proof.has_value());
    CHECK((proof->rows > 0 || selection.check));
    CHECK(proof->same_rules);
  }
}

TEST_CASE("A changed byte is found, wherever it is") {
  Selection selection;
  selection.trace = "干渠";
  const std::string bundle = BundleOf(selection);
  for (std::size_t at = 0; at < bundle.size(); at += 37) {
    std::string changed = bundle;
    changed[at] = changed[at] == '0' ? '1' : '0';
    const auto proof = Proved(changed);
    INFO(at);
    REQUIRE_FALSE(proof.has_value());
    CHECK(proof.error().code == ErrorCode::kUnreadableInput);
  }
}

TEST_CASE("A bundle that was cut, or that goes on, is not whole") {
  const std::string bundle = BundleOf({});
  CHECK_FALSE(Proved(bundle.substr(0, bundle.size() / 2)).has_value());
  CHECK_FALSE(Proved(bundle.substr(0, bundle.rfind("{\"lines\""))).has_value());
  CHECK_FALSE(Proved(bundle + "{}\n").has_value());
  CHECK_FALSE(Proved("").has_value());
}

TEST_CASE("A sum that was changed together with its digest does not follow") {
  Selection selection;
  selection.statement = "MATCH (s:Spending) RETURN sum(s.amountFen) AS fen";
  std::string bundle = BundleOf(selection);
  const std::size_t row = bundle.find("\"row\":[594]");
  REQUIRE(row != std::string::npos);
  bundle.replace(row, 11, "\"row\":[595]");
  // The digest anew, as somebody would who knows how.
  std::string chain, anew;
  std::size_t begin = 0, lines = 0;
  for (std::size_t end = bundle.find('\n'); end != std::string::npos; end = bundle.find('\n', begin)) {
    const std::string line = bundle.substr(begin, end - begin);
    begin = end + 1;
    if (line.find("{\"lines\"") == 0) break;
    chain = Sha256Hex(chain + line);
    anew += line + "\n";
    ++lines;
  }
  anew += "{\"lines\":" + std::to_string(lines) + ",\"chain\":\"" + chain + "\"}\n";
  const auto proof = Proved(anew);
  REQUIRE_FALSE(proof.has_value());
  CHECK(proof.error().message.en.find("follows anew") != std::string::npos);
}

}  // namespace jitu::query::exporting
