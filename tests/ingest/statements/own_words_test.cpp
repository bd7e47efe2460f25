#include "ingest/statements/own_words.h"

#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kHead = "安远县福利院2022年度部门整体支出绩效自评报告\n";
const std::string kItems =
    "二、项目支出情况\n(一)特教楼改造项目512万元;(二)儿童康复器械购置86万元;(三)山坪塘整治63万元。\n"
    "六、项目绩效情况\n";

}  // namespace

TEST_CASE("a thing that one item alone is of ties what was done to that item") {
  const auto links = Supported(FactsOf(kHead + kItems + "特教楼于2022年9月6日启用,较工期提前20天。\n"));
  CHECK(Has(links, "特教楼改造项目 -> 特教楼于2022年9月6日启用,较工期提前20天"));
  CHECK(Has(Supported(FactsOf(kHead + kItems + "整治山坪塘21口。\n")), "山坪塘整治 -> 整治山坪塘21口"));
}

TEST_CASE("honours, rates and words that many names are made of tie nothing") {
  CHECK(Supported(FactsOf(kHead + kItems + "特教楼获评云山省绿色建筑。\n")).empty());
  CHECK(Supported(FactsOf(kHead + kItems + "特教楼使用率达到98%。\n")).empty());
  CHECK(Supported(FactsOf(kHead + kItems + "完成设备改造购置整治项目21个。\n")).empty());
}

TEST_CASE("of a report's one item and its parts, the part that the outcome names") {
  const auto links = Supported(
      FactsOf("安远县气象局关于2022年度人工增雨专项资金的绩效自评报告\n"
              "一、资金使用情况\n2022年人工增雨专项资金支出396万元,其中:火箭弹采购168万元,雷达及通信设备更新72万元。\n"
              "二、绩效目标完成情况\n双偏振天气雷达更新1部。\n组织增雨作业214次。\n"));
  CHECK(Has(links, "雷达及通信设备更新 -> 双偏振天气雷达更新1部"));
  CHECK(Has(links, "人工增雨专项 -> 组织增雨作业214次"));
}

TEST_CASE("an item and its amount in a line of its own head what stands below; alone they are no outcome") {
  const ReportFacts facts = FactsOf(
      "安远县民政局2022年度福利彩票公益金使用情况\n一、支出情况\n公益金支出336万元,其中:儿童福利126万元;"
      "公益项目210万元。\n"
      "三、儿童福利(126万元)\n保障孤儿、困境儿童218名。\n四、公益项目(210万元)\n资助社会组织38个。\n");
  CHECK(Supported(facts) == Lines{"儿童福利 -> 保障孤儿、困境儿童218名", "公益项目 -> 资助社会组织38个"});
  CHECK(facts.outcomes.size() == 2);
}

TEST_CASE("a line that labels its result tells one, and a date before an item's name does not hide it") {
  const auto links = Supported(
      FactsOf("安远县农村公厕建设项目绩效评价报告\n2022年安远县农村公厕建设项目使用资金850万元,全年执行数850万元。\n"
              "1.数量指标(自评得分20分):新建农村公厕50座。\n2.社会效益指标(自评得分40分):改善了农村人居环境。\n"));
  CHECK(Has(links, "安远县农村公厕建设项目 -> 新建农村公厕50座"));
  CHECK(Has(links, "安远县农村公厕建设项目 -> 改善了农村人居环境"));
  CHECK(Has(Supported(FactsOf(kHead + kItems + "2022年特教楼改造项目惠及学生218名。\n")),
            "特教楼改造项目 -> 2022年特教楼改造项目惠及学生218名"));
}

TEST_CASE("a work without an amount of its own ends what was told of an item") {
  const auto links = Supported(
      FactsOf(kHead + kItems + "特教楼改造项目完成改造面积3860平方米。安远县环湖路大修工程完成罩面8公里。\n"));
  CHECK(Has(links, "特教楼改造项目 -> 特教楼改造项目完成改造面积3860平方米"));
  CHECK(links.size() == 1);
}

TEST_CASE("two results with subjects of their own are two outcomes, and so are services to counted people") {
  std::vector<std::string> texts;
  for (const OutcomeFact& fact :
       FactsOf("安远县工信局2022年度部门整体支出绩效自评报告\n六、项目绩效情况\n"
               "湖东农机集群通过省级评审,湖西食品集群入选省级培育名单。为218名孤儿发放补贴,为64名老人配发手环。\n")
           .outcomes) {
    texts.push_back(fact.text);
  }
  CHECK(texts ==
        Lines{"湖东农机集群通过省级评审", "湖西食品集群入选省级培育名单", "为218名孤儿发放补贴", "为64名老人配发手环"});
}

}  // namespace jitu::ingest
