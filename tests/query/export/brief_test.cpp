#include "query/export/brief.h"

#include "tests/query/export/export_sample.h"

namespace jitu::query::exporting {
namespace {

Brief Made(graph::Store& store, const Selection& selection, text::Language language = text::Language::kChinese) {
  ContentOptions options;
  options.selection = selection;
  options.language = language;
  const Content content = ContentOf(store, std::move(options));
  auto brief = BriefOf(content);
  REQUIRE(brief.has_value());
  return std::move(brief).value();
}

std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace

TEST_CASE("A brief answers in a sentence, with notes that lead to the sentences") {
  const auto store = HostileGraph();
  Selection selection;
  selection.trace = "干渠";
  const Brief brief = Made(*store, selection);
  CHECK(brief.answer.text == "1 个单位的报告明说 1 项支出支撑“干渠”，合计 0.0001 万元。");
  REQUIRE(brief.rows.size() == 2);
  CHECK(brief.rows[0][4].text == "0.0001");
  CHECK(brief.rows[0][4].notes == std::vector<std::size_t>{1});
  REQUIRE(brief.notes.size() == 1);
  CHECK(brief.notes[0].quote == "修渠支出1.20万元");
  CHECK(brief.notes[0].place == "甲县农业局2022年度报告 › 一、支出 › (一)项目 › 第 11–20 字");
  CHECK(brief.notes[0].file == "reports/a.txt");
  CHECK(brief.remarks.size() == 1);
}

TEST_CASE("A brief speaks English when asked to") {
  const auto store = HostileGraph();
  Selection selection;
  selection.trace = "干渠";
  const Brief brief = Made(*store, selection, text::Language::kEnglish);
  CHECK(brief.answer.text == "1 units state 1 spending items behind “干渠”, 0.0001 × 10,000 yuan together.");
}

TEST_CASE("Every selection has a brief") {
  const auto store = HostileGraph();
  std::vector<Selection> selections(5);
  selections[1].unit = "甲县农业局";
  selections[2].lookup = "甲县农业局";
  selections[3].check = true;
  selections[4].statement = "MATCH (s:Spending)-[:SUPPORTS]->(o) RETURN s, s.amountFen AS fen ORDER BY fen";
  for (const auto& selection : selections) {
    INFO(selection.Question());
    CHECK_FALSE(Made(*store, selection).answer.text.empty());
  }
  CHECK(Made(*store, selections[4]).rows[0].back().notes == std::vector<std::size_t>{1});
}

TEST_CASE("In the page every note that is mentioned is there, and leads back") {
  const auto store = HostileGraph();
  ContentOptions options;
  options.selection.trace = "干渠";
  const std::string page = Written("brief", ContentOf(*store, options));
  CHECK(Count(page, "href=\"#n1\"") >= 2);
  CHECK(Count(page, "<li id=\"n1\">") == 1);
  CHECK(Count(page, "id=\"m1\"") == 1);
  CHECK(Count(page, "href=\"#m1\"") == 1);
  CHECK(page.find("&lt;甲&gt;&amp; 乙😀") != std::string::npos);
  CHECK(page.find('\x07') == std::string::npos);
}

TEST_CASE("The same graph gives the same document") {
  const auto store = HostileGraph();
  ContentOptions options;
  options.selection.trace = "干渠";
  const std::string bytes = Written("brief-docx", ContentOf(*store, options));
  CHECK(bytes.substr(0, 2) == "PK");
  CHECK(bytes == Written("brief-docx", ContentOf(*store, options)));
}

}  // namespace jitu::query::exporting
