#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

#include "schema/model/catalog.h"

using namespace jitu;
using namespace jitu::model;
namespace fs = std::filesystem;

namespace {

/// A folder of data files that goes when the test ends.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("jitu-catalog-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_ / "words");
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  Result<Catalog> LoadWith(const std::string& file, const std::string& content) const {
    std::ofstream(path_ / file) << content;
    auto loaded = Catalog::Load(path_);
    fs::remove(path_ / file);
    return loaded;
  }

 private:
  fs::path path_;
};

bool Has(const std::vector<Term>& terms, const std::string& word, const std::string& meaning) {
  return std::any_of(terms.begin(), terms.end(),
                     [&](const Term& term) { return term.word == word && term.meaning == meaning; });
}

}  // namespace

TEST_CASE("A user's folder adds words, units, labels and properties") {
  const Folder folder;
  const auto words =
      folder.LoadWith("words/mine.toml", "[section]\nplans = [\"远景\"]\n[my.list]\nwords = [\"（甲）\"]\n");
  REQUIRE(words.has_value());
  CHECK(Has(words->Words("section"), "远景", "plans"));
  CHECK(Has(words->Words("section"), "下一步", "plans"));
  CHECK(Has(words->Words("my.list"), "(甲)", ""));
  CHECK(words->fingerprint() != Catalog::Load()->fingerprint());

  const auto units = folder.LoadWith("units.toml", "[metre]\n\"丈\" = \"3.333\"\n");
  REQUIRE(units.has_value());
  CHECK(units->units().size() == Catalog::Load()->units().size() + 1);

  const auto graph = folder.LoadWith("graph.toml", R"(
[[label]]
name = "Unit"
properties = [{ name = "level", type = "integer", zh = "级别", en = "level" }]
[[label]]
name = "Person"
entity = true
zh = "人"
en = "person"
[[relationship]]
name = "KNOWS"
from = ["Person"]
to = ["Unit"]
zh = "认识"
en = "knows"
)");
  REQUIRE(graph.has_value());
  CHECK(graph->graph().FindLabel("Unit")->FindProperty("level") != nullptr);
  CHECK(graph->graph().FindLabel("Person")->FindProperty("aliases") != nullptr);
  CHECK(graph->graph().labels.back().name == "Person");
}

TEST_CASE("A faulty file is named with its line and what was expected") {
  struct Case {
    std::string file;
    std::string content;
    int line;
    std::string says;
  };
  const Case cases[] = {
      {"units.toml", "[metre]\n\"丈\" = 3\n", 2, "decimal in quotes"},
      {"units.toml", "[metre]\n\"丈\" = \"x\"\n", 2, "decimal in quotes"},
      {"units.toml", "[metre]\n\n\"亩\" = \"1\"\n", 3, "already means \"mu\""},
      {"units.toml", "metre = 1\n", 1, "must be a table"},
      {"measure_words.toml", "a = [\"个\", 1]\n", 1, "list of texts"},
      {"budget.toml", "[[book]]\nname = \"甲\"\nspelling = [\"乙\"]\n", 3, "\"spelling\" is not known"},
      {"budget.toml", "[[book]]\nspellings = [\"乙\"]\n", 1, "\"name\" is missing"},
      {"budget.toml", "[[book]]\nname = \"甲\"\nspellings = [\"一般公共预算\"]\n", 1, "already means"},
      {"indicators.toml", "[[class]]\nfirst = 1\n", 2, "must be text"},
      {"aliases.toml", "[[entity]]\nlabel = \"Enterprise\"\nname = \"甲\"\naliases = [\"乙\"]\n", 1,
       "\"source\" is missing"},
      {"aliases.toml", "[[entity]]\nlabel = \"Firm\"\nname = \"甲\"\nsource = \"丙\"\n", 1, "no node label \"Firm\""},
      {"aliases.toml", "[[entity]]\nlabel = \"Report\"\nname = \"甲\"\nsource = \"丙\"\n", 1,
       "no node label \"Report\""},
      {"graph.toml", "[[relationship]]\nname = \"R\"\nfrom = [\"None\"]\nzh = \"甲\"\nen = \"a\"\n", 1, "\"None\""},
      {"graph.toml", "[[label]]\nname = \"L\"\nzh = \"甲\"\nen = \"a\"\nentity = \"yes\"\n", 5, "true or false"},
      {"graph.toml",
       "[[label]]\nname = \"Unit\"\nproperties = [{ name = \"name\", type = \"integer\", zh = \"甲\", en = \"a\" }]\n",
       1, "another type"},
      {"graph.toml",
       "[[label]]\nname = \"Unit\"\nproperties = [\n{ name = \"n\", type = \"number\", zh = \"甲\", en = \"a\" }]\n", 4,
       "type \"number\""},
      {"words/a.toml", "[section]\ngoals = [\"下一步\"]\n", 2, "already means \"plans\""},
      {"words/a.toml", "[section]\n\nplans = [\"\"]\n", 3, "empty word"},
      {"words/a.toml", "[section]\nplans = [\n \"甲\",\n \"乙 \"]\n", 4, "blank"},
      {"words/a.toml", "section = [\"甲\"]\n", 1, "name of a list"},
      {"words/a.toml", "[section\n", 1, "not valid TOML"},
      {"other.toml", "a = 1\n", 1, "not known"},
  };
  const Folder folder;
  for (const Case& each : cases) {
    INFO(each.file << "\n" << each.content);
    const auto loaded = folder.LoadWith(each.file, each.content);
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error().code == ErrorCode::kInvalidArgument);
    CHECK(loaded.error().where.ends_with(each.file + ":" + std::to_string(each.line)));
    CHECK(loaded.error().message.en.find(each.says) != std::string::npos);
    INFO(loaded.error().message.en);
    CHECK_FALSE(loaded.error().message.zh.empty());
  }
}

TEST_CASE("A folder that is not there is named") {
  const auto loaded = Catalog::Load("/nonexistent/jitu");
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().message.en.find("/nonexistent/jitu") != std::string::npos);
}
