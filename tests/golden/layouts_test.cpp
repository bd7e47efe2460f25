/// How well many other layouts are read: floors a little below what was reached.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "tests/golden/samples.h"

namespace jitu::golden {
namespace {

struct Count {
  std::size_t expected = 0, missed = 0, extra = 0;

  double Recall() const { return 1 - static_cast<double>(missed) / static_cast<double>(expected); }
  double Precision() const {
    const auto right = static_cast<double>(expected - missed);
    return right / (right + static_cast<double>(extra));
  }
};

Count CountOf(const char* golds, const char* fact, Same same, Show show) {
  Count count;
  for (const Sample& sample : Layouts()) {
    const Json optional = sample.expected.at("optional").value(golds, Json::array());
    const Difference difference = Compare(sample.expected.at(golds), FactsOf(sample, fact), optional, same, show);
    count.expected += difference.expected;
    count.missed += difference.missed.size();
    count.extra += difference.extra.size();
    for (const std::string& line : difference.missed) UNSCOPED_INFO(sample.name << " missed " << line);
    for (const std::string& line : difference.extra) UNSCOPED_INFO(sample.name << " extra " << line);
  }
  return count;
}

}  // namespace

TEST_CASE("Of other layouts, totals come out and none is invented") {
  const Count totals = CountOf("totals", "total", SameTotal, ShowMoney);
  CHECK(totals.Recall() >= 0.95);
  CHECK(totals.Precision() >= 0.98);
}

TEST_CASE("Of other layouts, spending comes out and little is invented") {
  const Count spending = CountOf("spending", "spending", SameSpending, ShowMoney);
  CHECK(spending.Recall() >= 0.92);
  CHECK(spending.Precision() >= 0.985);
}

TEST_CASE("Of other layouts, observations come out") {
  const Count observations = CountOf("observations", "observation", SameObservation, ShowObservation);
  CHECK(observations.Recall() >= 0.905);
  CHECK(observations.Precision() >= 0.915);
}

TEST_CASE("Of other layouts, what money was spent on is linked to it") {
  std::size_t expected = 0;
  std::size_t found = 0;
  for (const Sample& sample : Layouts()) {
    const Json& links = FactsOf(sample, "supports");
    for (const Json& entry : sample.expected.at("supports")) {
      ++expected;
      const bool told = std::any_of(links.begin(), links.end(), [&](const Json& link) {
        return SameName(entry.at("spending"), Text(link, "spending")) &&
               Tells(entry.at("outcome"), Text(link, "outcome"));
      });
      if (told) ++found;
      if (!told) UNSCOPED_INFO(sample.name << ": " << Text(entry, "spending") << " -> " << Text(entry, "outcome"));
    }
  }
  CHECK(static_cast<double>(found) >= 0.90 * static_cast<double>(expected));
}

TEST_CASE("No amount of a layout is one that no reader finds in the report") {
  std::vector<std::string> wrong;
  for (const Sample& sample : Layouts()) {
    std::set<std::int64_t> known;
    for (const Json* box : {&sample.expected, &sample.expected.at("optional")}) {
      for (const char* kind : {"totals", "spending"}) {
        for (const Json& entry : box->value(kind, Json::array())) known.insert(Fen(entry.at("yuan")));
      }
      for (const Json& entry : box->value("observations", Json::array())) {
        if (entry.at("unit") == "yuan") known.insert(Fen(entry.at("value")));
      }
    }
    for (const char* kind : {"total", "spending"}) {
      for (const Json& fact : FactsOf(sample, kind)) {
        if (known.count(fact.value("amountFen", std::int64_t{-1})) == 0)
          wrong.push_back(sample.name + " " + ShowMoney(fact));
      }
    }
  }
  CHECK(Listed(wrong) == "");
}

}  // namespace jitu::golden
