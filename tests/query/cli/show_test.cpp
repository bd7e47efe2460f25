#include "query/cli/show.h"

#include <catch2/catch.hpp>

namespace jitu::query {
namespace {

Common Speaking(text::Language language) {
  Common common;
  common.language = language;
  return common;
}

Evidence Said() { return {{1}, {2}, "服务中心自评报告", "六、绩效 > (二)专项", 100, 109, "航空服务经费2.1万元。"}; }

TraceAnswer Paid() {
  TraceAnswer answer;
  answer.query = "航空发动机集群";
  TracedOutcome outcome;
  outcome.id = {7};
  outcome.text = "航空发动机集群榜上有名";
  outcome.units = {"服务中心", "科技局"};
  outcome.matched = true;
  answer.outcomes = {outcome};
  FundRow row;
  row.spending_id = {9};
  row.unit = "服务中心";
  row.spending = "航空服务经费";
  row.fiscal_year = 2022;
  row.amount_fen = 2'100'000;
  row.mode = "stated";
  row.evidence = {Said()};
  answer.funds = {row};
  answer.stated_fen = 2'100'000;
  answer.claimed_by = {"服务中心", "科技局"};
  return answer;
}

bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("trace answers in a sentence first, then each row with its sentence and place") {
  const std::string text = Shown(Speaking(text::Language::kChinese), Paid());
  CHECK(text.substr(0, text.find('\n')) == "“航空发动机集群”：1 个单位的 1 笔支出写明支持这项成效，共 2.10 万元。");
  CHECK(Has(text, "服务中心  航空服务经费  2.10 万元  2022 年"));
  CHECK(Has(text, "航空服务经费2.1万元。"));
  CHECK(Has(text, "服务中心自评报告 › 六、绩效 › (二)专项 › 第 101–109 字"));
}

TEST_CASE("trace speaks English to whoever does not speak Chinese") {
  const std::string text = Shown(Speaking(text::Language::kEnglish), Paid());
  CHECK(Has(text, "1 units state 1 spending items behind this outcome, 2.10 × 10,000 yuan together."));
  CHECK(Has(text, "characters 101–109"));
}

TEST_CASE("trace says plainly when no report states the money") {
  TraceAnswer answer = Paid();
  answer.funds.clear();
  answer.stated_fen = 0;
  const std::string text = Shown(Speaking(text::Language::kChinese), answer);
  CHECK(Has(text, "2 个单位提到这项成效，没有一份报告写明由哪笔支出支持。"));
  CHECK(Has(text, "也提到这项成效、没有写明支出的单位"));
}

TEST_CASE("trace says when it found nothing") {
  TraceAnswer answer;
  answer.query = "跨海大桥";
  CHECK(Has(Shown(Speaking(text::Language::kChinese), answer), "没有找到与“跨海大桥”相符的成效"));
}

TEST_CASE("findings are grouped by kind and carry their place") {
  Finding finding;
  finding.kind = "period_mismatch";
  finding.severity = "notice";
  finding.message = Say("年份不符", "years differ");
  finding.evidence = {Said()};
  const std::string text = Shown(Speaking(text::Language::kEnglish), std::vector<Finding>{finding});
  CHECK(Has(text, "period_mismatch  notice\n  years differ\n    服务中心自评报告"));
}

TEST_CASE("a match of lookup says why") {
  LookupAnswer answer;
  LookupMatch match;
  match.name = "上海普环城市建设有限公司";
  match.label = "Enterprise";
  match.aliases = {"普环城建"};
  match.score = 1;
  match.why = Say("名称相同", "same name");
  match.units = {"街道办事处"};
  match.mentions = 2;
  answer.matches = {match};
  const std::string text = Shown(Speaking(text::Language::kChinese), answer);
  CHECK(Has(text,
            "上海普环城市建设有限公司  Enterprise  100%\n  又名：普环城建\n  依据：名称相同\n  谁提到：街道办事处\n"));
}

}  // namespace
}  // namespace jitu::query
