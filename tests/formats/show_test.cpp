/// From an answer back to the place in the file, in every format.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/program.h"
#include "tests/formats/office.h"

namespace jitu::tests {
namespace {

using Json = nlohmann::json;

struct Sample {
  std::string file, of, place;  ///< `place`: what leads there, as `show` prints it
};

const std::string kForm = "tests/formats/files/qingling-transport-form-2022";
const std::string kText = "tests/formats/files/linjiang-machinery-centre-2022";

/// Of each file a sentence or a cell with these words.
const std::vector<Sample> kSamples{{kForm + ".xlsx", "43150", "cell 项目支出绩效自评表!"},
                                   {kForm + ".csv", "43150", "cell 表1!"},
                                   {kForm + ".docx", "43150", "cell 表1!"},
                                   {kForm + ".html", "43150", "cell 表2!"},
                                   {kForm + ".pdf", "43150", "page 1 · cell 表1!"},
                                   {kForm + ".ofd", "43150", "page 1 · cell 表1!"},
                                   {kForm + ".mhtml", "43150", "cell 表2!"},
                                   {kForm + ".xls", "43150", "cell 项目支出绩效自评表!"},
                                   {kForm + ".ods", "43150", "cell 项目支出绩效自评表!"},
                                   {kForm + ".doc", "43150", "cell 表1!"},
                                   {kText + ".docx", "1260余人次", "paragraph "},
                                   {kText + ".mhtml", "1260余人次", "paragraph "},
                                   {kText + ".wps", "1260余人次", "paragraph "},
                                   {kText + ".rtf", "1260余人次", "paragraph "},
                                   {kText + ".odt", "1260余人次", "paragraph "},
                                   {kText + ".doc", "1260余人次", "paragraph "},
                                   {kText + ".html", "1260余人次", "paragraph "},
                                   {kText + ".pdf", "1260余人次", "page 2 · paragraph "},
                                   {kText + ".ofd", "1260余人次", "page 2 · paragraph "},
                                   {"tests/reports/linjiang-machinery-centre-2022.txt", "1260余人次", "paragraph "}};

std::string Without(std::string text, const std::string& marks) {
  text.erase(std::remove_if(text.begin(), text.end(), [&](char c) { return marks.find(c) != std::string::npos; }),
             text.end());
  return text;
}

}  // namespace

TEST_CASE("Evidence of every format is shown with its page, paragraph or cell, by number and by path and range") {
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.file);
    if (TakesOffice(sample.file) && !HasOffice()) continue;
    const Folder folder("show-formats");
    const std::string db = folder / "g";
    REQUIRE(Run({"ingest", "--db", db, sample.file}).status == 0);
    const Finished found = Run({"query", "--db", db, "--format", "json", "--param", "of=\"" + sample.of + "\"",
                                "MATCH (p:Passage) WHERE replace(p.quote, ',', '') CONTAINS $of "
                                "RETURN id(p) AS id, p.start AS start, p.end AS finish, p.quote AS quote LIMIT 1"});
    const Json passages = Json::parse(found.out);
    REQUIRE(passages.size() == 1);
    const std::string range =
        std::to_string(passages[0]["start"].get<int>()) + "-" + std::to_string(passages[0]["finish"].get<int>());
    const std::string name = sample.file.substr(sample.file.rfind('/') + 1);
    for (const std::string& reference : {passages[0]["id"].dump(), name + ":" + range}) {
      const Finished shown = Run({"show", "--db", db, reference});
      CHECK(shown.status == 0);
      CHECK(shown.out.find(sample.place) != std::string::npos);
      const Finished json = Run({"show", "--db", db, "--format", "json", reference});
      const Json parts = Json::parse(json.out);
      CHECK(Without(parts["quote"], " \n\t\f") == Without(passages[0]["quote"], " \n\t\f"));
      CHECK((parts["before"].get<std::string>() + parts["after"].get<std::string>()).size() > 60);
    }
  }
}

}  // namespace jitu::tests
