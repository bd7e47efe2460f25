#include "ingest/names/names.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "ingest/readers/reader.h"

namespace jitu::ingest {
namespace {

const model::Catalog& TestCatalog() {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog);
  return *catalog;
}

Names NamesOf(const std::string& text) {
  static const QuantityRecogniser recogniser(TestCatalog());
  const auto document = ReadBytes(text, "test.txt");
  REQUIRE(document);
  const Outline outline = MakeOutline(*document, TestCatalog());
  static const NameFinder finder(TestCatalog());
  return finder.Find(*document, outline, recogniser.Recognise(document->text));
}

std::vector<std::string> Of(const Names& names, const std::string& label) {
  std::vector<std::string> found;
  for (const NameMention& mention : names.mentions) {
    if (mention.label == label && std::find(found.begin(), found.end(), mention.name) == found.end()) {
      found.push_back(mention.name);
    }
  }
  return found;
}

bool Finds(const std::string& text, const std::string& label, const std::string& name) {
  const auto found = Of(NamesOf(text), label);
  return std::find(found.begin(), found.end(), name) != found.end();
}

}  // namespace

TEST_CASE("a firm's name ends at its suffix and begins behind the verb before it") {
  CHECK(Finds("我局委托宁安市恒达测绘有限公司开展核查。", "Enterprise", "宁安市恒达测绘有限公司"));
  CHECK(Finds("协助康泰精密工具公司解决用电问题。", "Enterprise", "康泰精密工具公司"));
  CHECK(Finds("监理单位安平建设监理公司已签字。", "Enterprise", "安平建设监理公司"));
  CHECK(Finds("由林河镇兴旺养蜂专业合作社组织实施。", "Enterprise", "林河镇兴旺养蜂专业合作社"));
}

TEST_CASE("a brand in quotes and what it is the brand of is a product, and so is a model with its type") {
  CHECK(Finds("生产“云山湖”绿茶，销往三省。", "Product", "“云山湖”绿茶"));
  CHECK(Finds("投放“浪花”52度浓香型白酒。", "Product", "“浪花”52度浓香型白酒"));
  CHECK(Finds("配备HW-300型移动排灌泵6台。", "Product", "HW-300型移动排灌泵"));
  CHECK(Of(NamesOf("落实“十四五”规划。"), "Product").empty());
}

TEST_CASE("units whose names begin like a preposition are named whole") {
  CHECK(Finds("临水县经济信息化和科学技术局\n2022年度部门整体支出绩效自评报告\n", "Unit",
              "临水县经济信息化和科学技术局"));
}

TEST_CASE("words of the language before a suffix name no firm") {
  CHECK(Of(NamesOf("由第三方公司和物业公司共同承担。"), "Enterprise").empty());
  CHECK(Of(NamesOf("新建标准厂房2万平方米。"), "Enterprise").empty());
}

TEST_CASE("numbers that name works are firms, numbers that count are not") {
  CHECK(Finds("420厂与宏远重工签订协议。", "Enterprise", "420厂"));
  CHECK(Of(NamesOf("改造敬老院5所。"), "Enterprise").empty());
}

TEST_CASE("firms in lists are told by the head noun, places are not firms") {
  const auto firms = Of(NamesOf("引进泰旭新材、蓝穹动力、海珀传感等企业6家。"), "Enterprise");
  CHECK(std::count(firms.begin(), firms.end(), "蓝穹动力") == 1);
  CHECK(std::count(firms.begin(), firms.end(), "海珀传感") == 1);
  CHECK(Of(NamesOf("赴江苏、浙江、福建等地开展招商活动。"), "Enterprise").empty());
  CHECK(Of(NamesOf("实施农村公路、安全饮水等项目。"), "Enterprise").empty());
}

TEST_CASE("a bracket with as many brands as were counted names them") {
  const auto firms = Of(NamesOf("新增“小巨人”企业2家(翰珀、岚拓)。"), "Enterprise");
  CHECK(firms == std::vector<std::string>{"翰珀", "岚拓"});
}

TEST_CASE("a project keeps its brackets and quotes, a class of projects is none") {
  CHECK(Finds("滨江大道(二桥段)改造工程竣工通车。", "Project", "滨江大道(二桥段)改造工程"));
  CHECK(Finds("引进“云栖谷地”旅游度假项目。", "Project", "“云栖谷地”旅游度假项目"));
  CHECK(Of(NamesOf("支持技术改造项目31个。"), "Project").empty());
  CHECK(Of(NamesOf("充分考虑到项目的全面性。"), "Project").empty());
}

TEST_CASE("a model code needs the noun of a product or its maker") {
  CHECK(Finds("推动蓝鸢QX70轻型运动飞机量产。", "Product", "蓝鸢QX70轻型运动飞机"));
  CHECK(Of(NamesOf("任务编号M102自评94分。"), "Product").empty());
}

TEST_CASE("an edition, a quoted meeting and an honour are found with their whole names") {
  CHECK(Finds("保障了第三届云湖农机展顺利举行。", "Event", "第三届云湖农机展"));
  CHECK(Finds("举办“数智云湖”产业对接会2场。", "Event", "“数智云湖”产业对接会"));
  CHECK(Of(NamesOf("组织供需对接会3场。"), "Event").empty());
  CHECK(Finds("团队获评云州市敬老文明号。", "Honour", "云州市敬老文明号"));
  CHECK(Of(NamesOf("获省市领导高度肯定。"), "Honour").empty());
}

TEST_CASE("a short name stands for the name before its bracket, wherever it is used") {
  const Names names = NamesOf("云州旅游集团有限公司(以下简称“云旅集团”)承办。云旅集团已完成布展。");
  REQUIRE(names.abbreviations.size() == 1);
  CHECK(names.abbreviations[0].full == "云州旅游集团有限公司");
  CHECK(names.abbreviations[0].brief == "云旅集团");
  const auto used = std::count_if(names.mentions.begin(), names.mentions.end(), [](const NameMention& mention) {
    return mention.name == "云旅集团" && mention.full_name == "云州旅游集团有限公司";
  });
  CHECK(used == 2);
}

TEST_CASE("the reporting unit comes from the publisher row, the title or the sign-off") {
  CHECK(NamesOf("2022年度安远县清河治理项目绩效自评报告\n发布机构:安远县水利局\n一、基本情况\n略。").reporting_unit ==
        "安远县水利局");
  CHECK(NamesOf("安远县科技和工业信息化局2022年度部门整体支出绩效自评报告\n一、基本情况\n略。").reporting_unit ==
        "安远县科技和工业信息化局");
  CHECK(NamesOf("清河治理情况说明\n完成治理3公里。\n安远县水利局\n2023年4月15日").reporting_unit == "安远县水利局");
}

}  // namespace jitu::ingest
