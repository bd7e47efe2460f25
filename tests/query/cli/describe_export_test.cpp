#include "query/cli/describe_export.h"

#include <catch2/catch.hpp>

#include "schema/model/catalog.h"

namespace jitu::query {
namespace {

using exporting::Shape;
using text::Language;

bool Holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string Described(const exporting::Format& format, Language language) {
  static const auto catalog = model::Catalog::Load();
  return DescriptionOf(format, catalog->graph(), language);
}

TEST_CASE("every format is described in both languages, with more than its line in the list") {
  for (const auto& format : exporting::Formats()) {
    CAPTURE(format.name);
    const std::string chinese = Described(format, Language::kChinese), english = Described(format, Language::kEnglish);
    CHECK(chinese.rfind("# " + std::string(format.name) + "\n", 0) == 0);
    CHECK(chinese.size() > format.about.zh.size() + 1000);
    CHECK(english.size() > format.about.en.size() + 1000);
    CHECK(chinese != english);
    for (const auto& setting : format.settings) {
      CHECK(Holds(chinese, "`" + std::string(setting.name) + "` | " + setting.about.zh));
      CHECK(Holds(english, "`" + std::string(setting.name) + "` | " + setting.about.en));
    }
  }
}

TEST_CASE("a format of tables names each column with its title, type and meaning") {
  const std::string described = Described(*exporting::FindFormat("csv"), Language::kEnglish);
  CHECK(Holds(described, "| `amountWanYuan` | amount (10,000 yuan) | wanyuan | "));
  for (const auto& table : exporting::GraphTables()) {
    CHECK(Holds(described, "\n## " + table.key + "  "));
    for (const auto& column : table.columns) CHECK(Holds(described, "| `" + column.key + "` | "));
  }
}

TEST_CASE("a format of graphs names each property once for labels that share it") {
  const std::string described = Described(*exporting::FindFormat("graphml"), Language::kChinese);
  CHECK(Holds(described, "| `amountFen` | integer | 金额（分）"));
  CHECK(Holds(described, "\n- `SUPPORTS`: "));
  CHECK(Holds(described, "| `confidence` | float | "));
  const std::size_t first = described.find("| `aliases` |");
  REQUIRE(first != std::string::npos);
  CHECK(described.find("| `aliases` |", first + 1) == std::string::npos);
}

TEST_CASE("a document's description has neither columns nor properties of the graph") {
  const std::string described = Described(*exporting::FindFormat("ftm"), Language::kEnglish);
  CHECK(Holds(described, "PublicBody"));
  CHECK_FALSE(Holds(described, "`amountFen`"));
}

}  // namespace
}  // namespace jitu::query
