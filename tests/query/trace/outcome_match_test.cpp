#include "query/trace/outcome_match.h"

#include <catch2/catch.hpp>

namespace jitu::query {
namespace {

const std::vector<std::string> kWeak{"建成", "完成", "通过", "验收", "成功", "入选"};

double ScoreOf(std::string_view question, std::string text, std::vector<std::string> spending = {},
               std::vector<std::string> surroundings = {}, std::vector<std::string> names = {}) {
  const OutcomeMatcher matcher(question, kWeak);
  OutcomeText outcome;
  outcome.text = std::move(text);
  outcome.spending = std::move(spending);
  outcome.surroundings = std::move(surroundings);
  outcome.other_names = std::move(names);
  return matcher.Score(outcome).score;
}

TEST_CASE("the same text scores one, however it is punctuated") {
  CHECK(ScoreOf("新建驿站3座。", "新建驿站 3 座") == 1);
}

TEST_CASE("a contained question scores just below the same text") {
  CHECK(ScoreOf("青山驿站", "其中青山驿站由镇政府代建") == Approx(0.99));
}

TEST_CASE("a name taken apart by a list is still covered") {
  CHECK(ScoreOf("青山驿站", "建成青山、绿水2座驿站") > 0.95);
}

TEST_CASE("sharing only the common half of a name is not enough") {
  CHECK(ScoreOf("青山驿站", "“云上青山”旅游度假项目开工") < 0.55);
}

TEST_CASE("the item's name completes what the sentence leaves out") {
  const double with_item = ScoreOf("福利中心综合楼建成", "建成综合楼1栋", {"福利中心综合楼建设项目"});
  CHECK(with_item > 0.85);
  CHECK(with_item > ScoreOf("福利中心综合楼建成", "建成综合楼1栋") + 0.2);
}

TEST_CASE("the item's name does not replace the sentence") {
  const OutcomeMatcher matcher("福利中心综合楼建成", kWeak);
  OutcomeText outcome;
  outcome.text = "床位达到220张";
  outcome.spending = {"福利中心综合楼建设项目"};
  CHECK(matcher.Score(outcome).own < 0.25);
}

TEST_CASE("another name of a thing that the outcome involves counts as said") {
  CHECK(ScoreOf("第八届国际航空博览会", "航展签约金额超过10亿元", {}, {}, {"第八届国际航空博览会", "航展"}) > 0.95);
}

TEST_CASE("the unit that claims it may stand for its name in the question") {
  const OutcomeMatcher matcher("湖东区福利院特教楼启用", kWeak);
  OutcomeText outcome;
  outcome.text = "特教楼于9月6日启用";
  const double without = matcher.Score(outcome).score;
  outcome.speakers = {"湖东区福利院"};
  CHECK(matcher.Score(outcome).score > 0.85);
  CHECK(matcher.Score(outcome).score > without + 0.3);
}

TEST_CASE("another edition of the same fair is another outcome") {
  CHECK(ScoreOf("第二届通航博览会", "承办第三届通航博览会") < 0.5);
  CHECK(ScoreOf("第二届通航博览会", "承办第2届通航博览会") > 0.95);
}

TEST_CASE("another count of the same thing is another outcome") {
  CHECK(ScoreOf("小区加装电梯17台套", "小区加装电梯15台套") < 0.5);
}

TEST_CASE("weak words alone are still a question") { CHECK(ScoreOf("通过验收", "养殖场通过验收") == Approx(0.99)); }

TEST_CASE("no text covers an empty question") { CHECK(ScoreOf("。，", "通过验收") == 0); }

TEST_CASE("any bytes can be compared") {
  CHECK(ScoreOf("\xff\xfe\x80", "\xc3\x28 text") <= 1);
  CHECK(ScoreOf("第", "第") == 1);
}

TEST_CASE("pairs that many outcomes share tell less") {
  OutcomeMatcher plain("青山产业集群", {});
  OutcomeMatcher weighed("青山产业集群", {});
  const std::vector<std::string> texts(200, "壮大产业集群");
  weighed.WeighByRarity(texts, 1000);
  OutcomeText common;
  common.text = "壮大产业集群";
  CHECK(weighed.Score(common).score < plain.Score(common).score);
}

}  // namespace
}  // namespace jitu::query
