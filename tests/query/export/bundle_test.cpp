#include "query/export/bundle.h"

#include <atomic>
#include <fstream>
#include <sstream>

#include "tests/query/export/export_sample.h"

namespace jitu::query::exporting {
namespace {

std::string BundleOf(const Selection& selection) {
  const auto store = HostileGraph();
  ContentOptions options;
  options.selection = selection;
  return Written("bundle", ContentOf(*store, std::move(options)));
}

Result<BundleProof> Proved(const std::string& bytes, const VerifyOptions& options = {}) {
  std::istringstream bundle(bytes);
  return VerifyBundle(bundle, "b.jsonl", TestCatalog(), options);
}

/// Everywhere: a statement stands in the question and in the selection.
std::string Changed(std::string bundle, const std::string& from, const std::string& to) {
  std::size_t at = bundle.find(from);
  REQUIRE(at != std::string::npos);
  for (; at != std::string::npos; at = bundle.find(from, at + to.size())) bundle.replace(at, from.size(), to);
  return bundle;
}

/// The digest anew, as somebody makes it who knows how.
std::string Chained(const std::string& bundle) {
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
  return anew + "{\"lines\":" + std::to_string(lines) + ",\"chain\":\"" + chain + "\"}\n";
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
  const auto proof = Proved(Chained(Changed(BundleOf(selection), "\"row\":[594]", "\"row\":[595]")));
  REQUIRE_FALSE(proof.has_value());
  CHECK(proof.error().message.en.find("follows anew") != std::string::npos);
}

TEST_CASE("Sentences are looked for in the source files by whoever reads them, and one that differs is found") {
  const std::string bundle = BundleOf({});
  const TestFolder folder;
  std::ofstream(folder / "a.txt") << "stands for any format";
  VerifyOptions options;
  options.files = folder / "";
  options.read = [](const std::string& path) -> Result<SourceText> {
    CHECK(std::filesystem::path(path).filename() == "a.txt");
    return SourceText{"00ff", "某县水利工程全年共计修渠支出1.20万元，完成。"};
  };
  const auto proof = Proved(bundle, options);
  INFO((proof ? std::string() : proof.error().message.en));
  REQUIRE(proof.has_value());
  CHECK(proof->files == 1);
  CHECK(proof->quotes == 1);
  options.read = [](const std::string&) -> Result<SourceText> {
    return SourceText{"00ff", "某县水利工程全年共计修渠支出2.20万元。"};
  };
  const auto changed = Proved(bundle, options);
  REQUIRE_FALSE(changed.has_value());
  CHECK(changed.error().message.en.find("does not have this sentence") != std::string::npos);
  options.read = [](const std::string&) -> Result<SourceText> {
    return Fail(ErrorCode::kUnsupported, Say("缺程序", "no program"));
  };
  const auto unread = Proved(bundle, options);
  REQUIRE(unread.has_value());
  CHECK(unread->unread.size() == 1);
  options.files = folder / "elsewhere";
  CHECK(Proved(bundle, options)->absent == std::vector<std::string>{"reports/a.txt"});
}

TEST_CASE("A bundle that asks without end, is too large or would write is stopped, each with a reason") {
  Selection selection;
  selection.statement = "RETURN 1 AS one";
  const std::string bundle = BundleOf(selection);
  VerifyOptions options;
  options.most_time = std::chrono::seconds(1);
  const auto endless = Proved(
      Chained(Changed(
          bundle, "RETURN 1 AS one",
          "UNWIND range(1, 2000) AS a UNWIND range(1, 2000) AS b UNWIND range(1, 2000) AS c RETURN sum(a) AS one")),
      options);
  REQUIRE_FALSE(endless.has_value());
  CHECK(endless.error().code == ErrorCode::kLimit);
  options = {};
  options.most_bytes = 100;
  const auto large = Proved(bundle, options);
  REQUIRE_FALSE(large.has_value());
  CHECK(large.error().code == ErrorCode::kLimit);
  CHECK_FALSE(Proved(Chained(Changed(bundle, "RETURN 1 AS one", "CREATE (n:Unit) RETURN 1 AS one"))).has_value());
  const std::atomic<bool> asked{true};
  options = {};
  options.stop = StopSignal(&asked);
  CHECK(Proved(bundle, options).error().code == ErrorCode::kCancelled);
}

}  // namespace jitu::query::exporting
