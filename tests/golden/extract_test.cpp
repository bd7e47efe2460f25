#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <set>

#include "schema/text/encoding.h"
#include "schema/text/normalise.h"
#include "schema/text/utf8.h"
#include "tests/golden/samples.h"

namespace jitu::golden {
namespace {

using Lines = std::vector<std::string>;

/// What counts may be lost of: names and figures are many, and a missed one is a smaller harm than a wrong one.
constexpr double kObservationFloor = 0.95;
constexpr double kOutcomeFloor = 0.95;
constexpr double kMentionFloor = 0.95;

void Append(Lines& to, const Sample& sample, const char* what, const Lines& from) {
  for (const std::string& line : from) to.push_back(sample.name + " " + what + ": " + line);
}

const Json& Optional(const Sample& sample, const char* kind) { return sample.expected.at("optional").at(kind); }

/// Every amount a reader wrote down, of whatever kind.
std::set<std::int64_t> KnownAmounts(const Json& expected) {
  std::set<std::int64_t> known;
  for (const Json* box : {&expected, &expected.at("optional")}) {
    for (const char* kind : {"totals", "spending"}) {
      for (const Json& entry : box->at(kind)) known.insert(Fen(entry.at("yuan")));
    }
    for (const Json& entry : box->at("observations")) {
      if (entry.at("unit") == "yuan") known.insert(Fen(entry.at("value")));
    }
  }
  return known;
}

bool IsFundedBy(const Sample& sample, const std::string& spending, const Json& link) {
  if (SameName(spending, Text(link, "spending"))) return true;
  for (const Json& entry : sample.expected.at("spending")) {
    if (entry.at("name") != spending) continue;
    for (const Json& other : entry.value("also", Json::array())) {
      if (SameName(other, Text(link, "spending"))) return true;
    }
  }
  return false;
}

std::string ParentOf(const Sample& sample, const std::string& spending) {
  for (const Json& entry : sample.expected.at("spending")) {
    if (entry.at("name") == spending && entry.at("partOf").is_string()) return entry.at("partOf");
  }
  return {};
}

bool IsTold(const Json& phrase, const Json& facts) {
  return std::any_of(facts.begin(), facts.end(), [&](const Json& fact) { return Tells(phrase, Text(fact, "text")); });
}

std::u32string ReadText(const Sample& sample) {
  std::ifstream file(sample.path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto decoded = text::Decode(bytes);
  REQUIRE(decoded);
  return text::ToCodePoints(decoded->text);
}

}  // namespace

TEST_CASE("Every sample report is read, with its unit and its year") {
  REQUIRE(Samples().size() >= 8);
  Lines wrong;
  for (const Sample& sample : Samples()) {
    const Json& expected = sample.expected.at("report");
    const Json& reports = FactsOf(sample, "report");
    const Json report = reports.size() == 1 ? reports[0] : Json::object();
    if (report.value("fiscalYear", 0) != expected.at("fiscalYear")) wrong.push_back(sample.name + " fiscalYear");
    if (text::NameKey(Text(report, "unit")) != text::NameKey(Text(expected, "unit"))) {
      wrong.push_back(sample.name + " unit " + Text(report, "unit"));
    }
  }
  CHECK(Listed(wrong) == "");
}

TEST_CASE("Totals and spending come out exactly: none is missed and none is invented") {
  Lines missed;
  Lines extra;
  for (const Sample& sample : Samples()) {
    const Difference totals = Compare(sample.expected.at("totals"), FactsOf(sample, "total"),
                                      Optional(sample, "totals"), SameTotal, ShowMoney);
    const Difference spending = Compare(sample.expected.at("spending"), FactsOf(sample, "spending"),
                                        Optional(sample, "spending"), SameSpending, ShowMoney);
    Append(missed, sample, "total", totals.missed);
    Append(extra, sample, "total", totals.extra);
    Append(missed, sample, "spending", spending.missed);
    Append(extra, sample, "spending", spending.extra);
  }
  CHECK(Listed(missed) == "");
  CHECK(Listed(extra) == "");
}

TEST_CASE("No amount is ever one that no reader finds in the report") {
  Lines wrong;
  for (const Sample& sample : Samples()) {
    const std::set<std::int64_t> known = KnownAmounts(sample.expected);
    for (const char* kind : {"total", "spending"}) {
      for (const Json& fact : FactsOf(sample, kind)) {
        if (known.count(fact.value("amountFen", std::int64_t{-1})) == 0)
          wrong.push_back(sample.name + " " + ShowMoney(fact));
      }
    }
  }
  CHECK(Listed(wrong) == "");
}

TEST_CASE("What the report says money was spent on is linked to that money and to no other") {
  Lines missed;
  Lines wrong;
  for (const Sample& sample : Samples()) {
    const Json& expected = sample.expected.at("supports");
    const Json& links = FactsOf(sample, "supports");
    for (const Json& entry : expected) {
      const bool found = std::any_of(links.begin(), links.end(), [&](const Json& link) {
        return Text(link, "mode") == "stated" && IsFundedBy(sample, entry.at("spending"), link) &&
               Tells(entry.at("outcome"), Text(link, "outcome"));
      });
      if (!found) missed.push_back(sample.name + ": " + Text(entry, "spending") + " -> " + Text(entry, "outcome"));
    }
    for (const Json& link : links) {
      if (Text(link, "mode") != "stated") continue;
      bool told = false;
      bool right = false;
      for (const Json& entry : expected) {
        if (!Tells(entry.at("outcome"), Text(link, "outcome"))) continue;
        told = true;
        right = right || IsFundedBy(sample, entry.at("spending"), link) ||
                IsFundedBy(sample, ParentOf(sample, entry.at("spending")), link);
      }
      if (told && !right) wrong.push_back(sample.name + ": " + Text(link, "spending") + " -> " + Text(link, "outcome"));
    }
  }
  CHECK(Listed(missed) == "");
  CHECK(Listed(wrong) == "");
}

TEST_CASE("Nineteen observations in twenty come out, with value, unit and role") {
  Lines missed;
  std::size_t expected = 0;
  for (const Sample& sample : Samples()) {
    const Difference difference = Compare(sample.expected.at("observations"), FactsOf(sample, "observation"),
                                          Optional(sample, "observations"), SameObservation, ShowObservation);
    Append(missed, sample, "observation", difference.missed);
    expected += difference.expected;
  }
  INFO(Listed(missed));
  CHECK(static_cast<double>(missed.size()) <= (1 - kObservationFloor) * static_cast<double>(expected));
}

TEST_CASE("Nineteen outcomes in twenty come out, and no plan does") {
  Lines missed;
  Lines plans;
  std::size_t expected = 0;
  for (const Sample& sample : Samples()) {
    const Json& facts = FactsOf(sample, "outcome");
    for (const Json& phrase : sample.expected.at("outcomes")) {
      if (!IsTold(phrase, facts)) missed.push_back(sample.name + ": " + phrase.get<std::string>());
    }
    expected += sample.expected.at("outcomes").size();
    for (const Json& entry : sample.expected.at("not_facts")) {
      if (Text(entry, "why").find("plan") == std::string::npos) continue;
      for (const Json& fact : facts) {
        const std::string plan = text::NameKey(Text(entry, "text"));
        if (text::NameKey(Text(fact, "text")).find(plan) != std::string::npos) plans.push_back(Text(fact, "text"));
      }
    }
  }
  INFO(Listed(missed));
  CHECK(static_cast<double>(missed.size()) <= (1 - kOutcomeFloor) * static_cast<double>(expected));
  CHECK(Listed(plans) == "");
}

TEST_CASE("Nineteen names in twenty come out, with their label") {
  Lines missed;
  std::size_t expected = 0;
  for (const Sample& sample : Samples()) {
    for (const auto& [label, names] : sample.expected.at("mentions").items()) {
      expected += names.size();
      for (const Json& name : names) {
        const Json& facts = FactsOf(sample, "mention");
        const bool found = std::any_of(facts.begin(), facts.end(), [&, &label = label](const Json& fact) {
          return Text(fact, "kind") == label &&
                 (SameName(name, Text(fact, "name")) || SameName(name, Text(fact, "text")));
        });
        if (!found) missed.push_back(sample.name + " " + label + ": " + name.get<std::string>());
      }
    }
  }
  INFO(Listed(missed));
  CHECK(static_cast<double>(missed.size()) <= (1 - kMentionFloor) * static_cast<double>(expected));
}

TEST_CASE("Every fact quotes the report at the place it names") {
  Lines wrong;
  for (const Sample& sample : Samples()) {
    const std::u32string report = ReadText(sample);
    for (const auto& [kind, facts] : sample.facts) {
      for (const Json& fact : facts) {
        const Json evidence = fact.value("evidence", Json::object());
        const auto start = evidence.value("start", std::size_t{1});
        const auto end = evidence.value("end", std::size_t{0});
        if (start > end || end > report.size() ||
            text::FromCodePoints(report.substr(start, end - start)) != Text(evidence, "quote")) {
          wrong.push_back(sample.name + " " + fact.dump());
        }
      }
    }
  }
  CHECK(Listed(wrong) == "");
}

}  // namespace jitu::golden
