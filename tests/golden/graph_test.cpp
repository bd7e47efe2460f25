#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "schema/text/normalise.h"
#include "tests/cli/program.h"
#include "tests/golden/samples.h"

namespace jitu::golden {
namespace {

using Lines = std::vector<std::string>;

/// One graph of some reports.
class Graph {
 public:
  Graph(const std::string& name, const std::vector<std::string>& reports) : folder_(name) {
    std::vector<std::string> arguments = {"ingest", "--db", db_};
    arguments.insert(arguments.end(), reports.begin(), reports.end());
    const tests::Finished done = tests::Run(arguments);
    INFO(done.err);
    REQUIRE(done.status == 0);
  }

  Json Ask(const std::vector<std::string>& question) const {
    std::vector<std::string> arguments = question;
    arguments.insert(arguments.begin() + 1, {"--db", db_, "--format", "json"});
    return Json::parse(tests::Run(arguments).out, nullptr, false);
  }

 private:
  tests::Folder folder_;
  std::string db_ = folder_ / "graph.db";
};

const Graph& TheGraph() {
  static const Graph graph("golden", [] {
    std::vector<std::string> paths;
    for (const Sample& sample : Samples()) paths.push_back(sample.path);
    return paths;
  }());
  return graph;
}

/// A member that is an array, or an empty one.
Json List(const Json& object, const char* member) {
  return object.is_object() && object.contains(member) && object[member].is_array() ? object[member] : Json::array();
}

bool Contains(const Json& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(), [&](const Json& other) { return SameName(name, other); });
}

bool IsRow(const Json& expected, const Json& row) {
  return Text(row, "mode") == "stated" && row.value("amountFen", Json()) == Fen(expected.at("yuan")) &&
         SameName(Text(expected, "unit"), Text(row, "unit")) &&
         SameName(Text(expected, "spending"), Text(row, "spending")) && !List(row, "evidence").empty();
}

std::string ShowRow(const Json& row) {
  return Text(row, "unit") + " " + Text(row, "spending") + " " + row.value("amountFen", Json()).dump();
}

Lines CompareTrace(const Json& entry, const Json& answer) {
  Lines wrong;
  for (const Json& expected : entry.at("stated")) {
    const Json rows = List(answer, "funds");
    if (std::none_of(rows.begin(), rows.end(), [&](const Json& row) { return IsRow(expected, row); })) {
      wrong.push_back("missed " + Text(expected, "unit") + " " + Text(expected, "spending"));
    }
  }
  for (const Json& row : List(answer, "funds")) {
    const Json& stated = entry.at("stated");
    const bool known = std::any_of(stated.begin(), stated.end(), [&](const Json& one) { return IsRow(one, row); });
    if (Text(row, "mode") == "stated" && !known) wrong.push_back("extra " + ShowRow(row));
  }
  if (!answer.is_object() || answer.value("statedFen", std::int64_t{-1}) != Fen(entry.at("total_yuan"))) {
    wrong.push_back("statedFen " + (answer.is_object() ? answer.value("statedFen", Json()).dump() : "none"));
  }
  for (const Json& unit : entry.at("also_reported_by")) {
    if (!Contains(List(answer, "claimedBy"), unit)) wrong.push_back("not claimed by " + unit.get<std::string>());
  }
  return wrong;
}

Lines CompareLookup(const Json& entry, const Json& answer) {
  const Json matches = List(answer, "matches");
  if (matches.empty()) return {"no match"};
  const Json& first = matches[0];
  std::set<std::string> names = {text::NameKey(Text(first, "name"))};
  for (const Json& alias : List(first, "aliases")) names.insert(text::NameKey(alias.get<std::string>()));
  Lines wrong;
  if (Text(first, "label") != Text(entry, "label") || names.count(text::NameKey(Text(entry, "expect"))) == 0) {
    wrong.push_back("found " + Text(first, "label") + " " + Text(first, "name"));
  }
  for (const Json& other : entry.at("not")) {
    if (names.count(text::NameKey(other.get<std::string>())) > 0)
      wrong.push_back("merged with " + other.get<std::string>());
  }
  for (const Json& unit : entry.at("units")) {
    if (!Contains(List(first, "units"), unit)) wrong.push_back("not known to " + unit.get<std::string>());
  }
  return wrong;
}

/// What a finding says and quotes, and of whom.
bool SpeaksOf(const Json& finding, const std::string& about, const std::string& unit) {
  bool told = Tells(about, Text(finding, "message"));
  for (const Json& evidence : List(finding, "evidence")) told = told || Tells(about, Text(evidence, "quote"));
  return told && (Text(finding, "unit") + Text(finding, "message")).find(unit) != std::string::npos;
}

bool IsFinding(const Json& entry, const Json& finding) {
  if (Text(finding, "kind") != Text(entry, "kind")) return false;
  const auto sample = std::find_if(Samples().begin(), Samples().end(),
                                   [&](const Sample& one) { return one.name == Text(entry, "report"); });
  REQUIRE(sample != Samples().end());
  const Json& report = sample->expected.at("report");
  std::string place = Text(finding, "report") + " " + Text(finding, "unit") + " " + Text(finding, "message");
  bool about = Tells(entry.at("about"), Text(finding, "message"));
  for (const Json& evidence : List(finding, "evidence")) {
    place += " " + Text(evidence, "report");
    about = about || Tells(entry.at("about"), Text(evidence, "quote"));
  }
  const std::string key = text::NameKey(place);
  const bool there = place.find(sample->name) != std::string::npos ||
                     key.find(text::NameKey(Text(report, "title"))) != std::string::npos ||
                     key.find(text::NameKey(Text(report, "unit"))) != std::string::npos;
  return there && about;
}

Json Expected(const char* command) { return ReadJson("tests/reports/cross.json").at(command); }

}  // namespace

TEST_CASE("Trace names the money behind an outcome, its sum, and who else reports it") {
  for (const Json& entry : Expected("trace")) {
    CAPTURE(Text(entry, "outcome"));
    CHECK(Listed(CompareTrace(entry, TheGraph().Ask({"trace", Text(entry, "outcome")}))) == "");
  }
}

TEST_CASE("Lookup finds an entity by any of its names, with every unit that speaks of it") {
  for (const Json& entry : Expected("lookup")) {
    CAPTURE(Text(entry, "query"));
    CHECK(Listed(CompareLookup(entry, TheGraph().Ask({"lookup", Text(entry, "query")}))) == "");
  }
}

TEST_CASE("Lookup tells names apart and together in any form in which they are asked for") {
  const Graph graph("lookup", {"tests/lookup"});
  for (const Json& entry : ReadJson("tests/lookup/questions.json").at("lookup")) {
    CAPTURE(Text(entry, "query"), Text(entry, "why"));
    CHECK(Listed(CompareLookup(entry, graph.Ask({"lookup", Text(entry, "query")}))) == "");
  }
}

TEST_CASE("Check finds what does not fit together") {
  const Json findings = TheGraph().Ask({"check"});
  REQUIRE(findings.is_array());
  for (const Json& entry : Expected("check")) {
    CAPTURE(entry.dump());
    CHECK(
        std::any_of(findings.begin(), findings.end(), [&](const Json& finding) { return IsFinding(entry, finding); }));
  }
}

TEST_CASE("Check finds each planted fault and complains of nothing else") {
  const Json findings = Graph("findings", {"tests/findings"}).Ask({"check"});
  REQUIRE(findings.is_array());
  const Json planted = ReadJson("tests/findings/planted.json").at("check");
  const auto is_found = [](const Json& entry, const Json& finding) {
    return Text(finding, "kind") == Text(entry, "kind") && SpeaksOf(finding, Text(entry, "about"), Text(entry, "unit"));
  };
  for (const Json& entry : planted) {
    CAPTURE(entry.dump());
    CHECK(std::any_of(findings.begin(), findings.end(), [&](const Json& one) { return is_found(entry, one); }));
  }
  const std::set<std::string> shares{"outcome_without_stated_funding", "spending_without_outcome"};
  for (const Json& finding : findings) {
    if (shares.count(Text(finding, "kind")) > 0) continue;
    CAPTURE(finding.dump());
    CHECK(std::any_of(planted.begin(), planted.end(), [&](const Json& entry) { return is_found(entry, finding); }));
  }
}

TEST_CASE("Sums that close are not complained of") {
  const Json findings = TheGraph().Ask({"check"});
  REQUIRE(findings.is_array());
  for (const Json& finding : findings) {
    if (Text(finding, "kind") != "sum_does_not_close") continue;
    CAPTURE(finding.dump());
    CHECK(
        IsFinding(Json{{"kind", "sum_does_not_close"}, {"about", "项目支出"}, {"report", "hudong-park-committee-2022"}},
                  finding));
  }
}

}  // namespace jitu::golden
