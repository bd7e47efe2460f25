/// Which item stands behind an outcome, and which outcomes no item may claim.
#include "tests/ingest/statements/extracting.h"

namespace jitu::ingest {
namespace {

const std::string kTown = "安远县柳溪镇人民政府2022年度部门整体支出绩效自评报告\n";
const std::string kItems =
    "二、项目支出情况\n项目支出包括:\n1.景区道路工程120万元;\n2.农村厕所改造80万元;\n3.集贸市场改造60万元。\n"
    "三、项目绩效情况\n";

}  // namespace

TEST_CASE("what the whole unit won is no item's, though an item is told of above") {
  const std::string body = kItems + "1.景区道路工程。修建道路3公里。\n";
  CHECK(Has(Supported(FactsOf(kTown + body)), "景区道路工程 -> 修建道路3公里"));
  for (const std::string won : {"柳溪镇获评云山省森林乡镇。\n", "我镇荣获全省文明乡镇称号。\n"}) {
    const auto links = Supported(FactsOf(kTown + body + won));
    CHECK(links == Supported(FactsOf(kTown + body)));
  }
}

TEST_CASE("an item may be told of in other words and another order") {
  const auto links = Supported(FactsOf(kTown + kItems + "改造农村户厕412户,卫生厕所普及率达到78%。\n"));
  CHECK(Has(links, "农村厕所改造 -> 改造农村户厕412户,卫生厕所普及率达到78%"));
}

TEST_CASE("what a work added is of the item that the clause before names") {
  const auto links = Supported(FactsOf(kTown + kItems + "改造集贸市场9个,新增经营面积2600平方米。\n"));
  CHECK(Has(links, "集贸市场改造 -> 改造集贸市场9个"));
  CHECK(Has(links, "集贸市场改造 -> 新增经营面积2600平方米"));
}

TEST_CASE("an item named with the firm that got its money is told of by the work alone") {
  const auto links = Supported(
      FactsOf("安远县商务局2022年度商业体系专项资金绩效自评报告\n一、资金使用情况\n实际拨付300万元。具体为:\n"
              "(一)云州鲜达物流有限公司冷链集配中心项目180万元,安远县惠民商贸有限公司便民商店改造项目120万元。\n"
              "二、绩效情况\n冷链集配中心项目建成低温库1200立方米。\n"));
  CHECK(Has(links, "云州鲜达物流有限公司冷链集配中心项目 -> 冷链集配中心项目建成低温库1200立方米"));
}

TEST_CASE("a sentence about something else does not go on with the item that the one before begins with") {
  const auto links = Supported(FactsOf(kTown + kItems + "集贸市场改造新增摊位26个。“3·18”火灾发生后,转移群众31人。\n"));
  CHECK(links == Lines{"集贸市场改造 -> 集贸市场改造新增摊位26个"});
}

TEST_CASE("what money is for is no outcome, what was done with it is") {
  const std::string head = "安远县民政局2022年度公益金使用情况公告\n一、资金使用情况\n";
  CHECK(FactsOf(head + "安排残疾人康复项目60万元,主要用于社会福利事业。\n").outcomes.empty());
  CHECK(FactsOf(head + "安排残疾人康复项目60万元,用于购置康复器械。\n").outcomes.size() == 1);
  CHECK(FactsOf(head + "10万元用于残疾人康复补贴,全县残疾儿童康复实现全覆盖。\n").outcomes.size() == 1);
}

TEST_CASE("an honour is an outcome also where its sentence begins with who won it") {
  const ReportFacts facts = FactsOf(
      "安远县人民医院2022年度改革补助项目绩效自评报告\n二、佐证材料\n(三)综合效益。我院获全国改善服务先进典型医院"
      "称号。\n");
  REQUIRE(facts.outcomes.size() == 1);
  CHECK(facts.outcomes[0].text == "我院获全国改善服务先进典型医院称号");
}

TEST_CASE("of an outcome that is told twice the sentence that ties it most surely is shown") {
  const ReportFacts facts = FactsOf(
      "安远县林业局2022年度部门整体支出绩效自评报告\n一、工作成效\n香榧产业集群通过省级特色产业集群评审,建成苗圃3处。\n"
      "二、专项资金支出绩效情况\n1.香榧产业集群培育经费支出64.20万元。一是编制了产业图谱,"
      "二是香榧产业集群通过省级特色产业集群评审。\n");
  const auto support = std::find_if(facts.supports.begin(), facts.supports.end(), [&](const SupportFact& fact) {
    return facts.outcomes[static_cast<std::size_t>(fact.outcome)].text == "香榧产业集群通过省级特色产业集群评审";
  });
  REQUIRE(support != facts.supports.end());
  CHECK(support->evidence.rule == "item_repeated");
}

TEST_CASE("a figure, a target or a label that stands alone tells no outcome") {
  const std::string head = "安远县林业局2022年度部门整体支出绩效自评报告\n三、绩效目标完成情况\n";
  const auto told = [&](const std::string& text) {
    Lines lines;
    for (const OutcomeFact& outcome : FactsOf(head + text).outcomes) lines.push_back(outcome.text);
    return lines;
  };
  CHECK(told("苗圃改造目标9处,实际完成9处。\n") == Lines{"苗圃改造目标9处,实际完成9处"});
  CHECK(told("已完成96%。\n").empty());
  CHECK(told("林区交易额目标10亿元。\n").empty());
  CHECK(told("受益林农≥4.2万人。\n").empty());
  CHECK(told("产出指标完成情况分析。\n").empty());
  CHECK(told("建成晾晒棚3栋,新增库容1.36万吨,未达到2万吨的目标。\n") == Lines{"建成晾晒棚3栋", "新增库容1.36万吨"});
}

TEST_CASE("a label, money that opens the sentence and a thing without its place name the item; an aside names none") {
  const std::string head =
      "安远县林业局2022年度部门整体支出绩效自评报告\n二、资金使用情况\n项目支出500万元,其中:石岭镇苗木加工园区项目"
      "支出220万元,林道养护支出180万元,护林培训支出100万元。\n三、绩效目标完成情况\n";
  const auto tied = [&](const std::string& text) { return Supported(FactsOf(head + text)); };
  CHECK(Has(tied("林道养护方面:全年处治塌方26处。县林场新增通车里程8公里。\n"), "林道养护 -> 县林场新增通车里程8公里"));
  CHECK(Has(tied("100万元用于护林培训,举办培训班12期。\n"), "护林培训 -> 举办培训班12期"));
  CHECK(Has(tied("苗木加工园区由县林场租赁运营,带动林农就业204人。\n"), "石岭镇苗木加工园区项目 -> 带动林农就业204人"));
  const Lines aside = tied("(一)林道养护。处治塌方26处。\n此外,新建护林站3座。\n");
  CHECK(Has(aside, "林道养护 -> 处治塌方26处"));
  CHECK_FALSE(Has(aside, "林道养护 -> 此外,新建护林站3座"));
}

TEST_CASE("below a heading a part has what begins with its name, and clauses of two items are two outcomes") {
  const std::string head =
      "安远县消防大队2022年度部门整体支出绩效自评报告\n二、资金使用情况\n项目支出300万元,其中:车辆购置支出200万元"
      "(其中:云梯消防车160万元),营房修缮支出100万元。\n三、绩效目标完成情况\n";
  CHECK(Has(Supported(FactsOf(head + "(一)车辆购置。\n新购云梯消防车1辆、水罐车2辆。\n")),
            "车辆购置 -> 新购云梯消防车1辆、水罐车2辆"));
  CHECK(Has(Supported(FactsOf(head + "(一)车辆购置。\n云梯消防车出动救援12次。\n")),
            "云梯消防车 -> 云梯消防车出动救援12次"));
  const Lines two = Supported(FactsOf(head + "车辆购置完成3辆,营房修缮完成2处。\n"));
  CHECK(Has(two, "车辆购置 -> 车辆购置完成3辆"));
  CHECK(Has(two, "营房修缮 -> 营房修缮完成2处"));
}

TEST_CASE("parts that are known by their sum leave the report one item") {
  CHECK(Has(Supported(FactsOf(
                "关于安远县2022年林业救灾资金绩效自评情况的报告\n一、绩效目标分解下达情况\n市财政局下达我县2022年林业"
                "救灾资金560万元。我局分解为2个子项目:东岭苗圃重建工程315万元、西岭林道修复工程245万元。\n"
                "二、绩效目标完成情况\n恢复育苗面积108亩。\n")),
            "林业救灾资金 -> 恢复育苗面积108亩"));
}

TEST_CASE("an amount that is told again says of which item the sentence tells") {
  const std::string head =
      "安远县文旅局2022年度部门整体支出绩效自评报告\n二、资金使用情况\n项目支出269.30万元,其中:图书分馆建设支出165."
      "00万元,"
      "冬季推介支出38.60万元,化肥储备贴息支出72.70万元。\n三、绩效目标完成情况\n";
  const auto tied = [&](const std::string& text) { return Supported(FactsOf(head + text)); };
  CHECK(Has(tied("1、建成分馆5个,新增藏书4.8万册(165.00万元)。\n"), "图书分馆建设 -> 建成分馆5个"));
  CHECK(Has(tied("入库尿素3,600吨,由县供销社承储;为此给付贴息72.70万元。\n"),
            "化肥储备贴息 -> 入库尿素3,600吨,由县供销社承储"));
  CHECK(tied("接待游客80人次,人均消费165元。\n").empty());
}

TEST_CASE("a section that tells of one item tells of it before it names it") {
  const std::string head = "安远县凤岭镇2022年度部门整体支出绩效情况说明\n三、项目支出的安排与结果\n(一)村容整治\n";
  const std::string work = "整治裸房236栋,清运垃圾1,900吨。";
  CHECK(Has(Supported(FactsOf(head + work + "人居环境整治项目全年支出148.60万元。\n")),
            "人居环境整治项目 -> 整治裸房236栋"));
  CHECK(Supported(FactsOf(head + work + "人居环境整治项目全年支出148.60万元。村道养护项目全年支出32.50万元。\n"))
            .empty());
}

TEST_CASE("what two sums brought about together is told of both items") {
  const Lines lines =
      Supported(FactsOf("安远县残联2022年度部门整体支出绩效自评报告\n二、绩效目标完成情况\n残疾儿童救助支出268.50万元,"
                        "康复训练补贴支出240.00万元,两笔资金合在一起救助残疾儿童312名。\n"));
  CHECK(Has(lines, "残疾儿童救助 -> 两笔资金合在一起救助残疾儿童312名"));
  CHECK(Has(lines, "康复训练补贴 -> 两笔资金合在一起救助残疾儿童312名"));
}

TEST_CASE("what the unit itself was honoured with stands by itself") {
  const ReportFacts facts = FactsOf(
      "安远县林业局2022年度部门整体支出绩效自评报告\n三、绩效目标完成情况\n石岭康养基地通过省级验收,我局被评为全省绿化"
      "先进单位。\n");
  REQUIRE(facts.outcomes.size() == 2);
  CHECK(facts.outcomes[1].text == "我局被评为全省绿化先进单位");
}

TEST_CASE("groups of results told one after another are each told of the item of whose words alone they are told") {
  const std::string head =
      "安远县林业局2022年度林业发展资金绩效自评报告\n一、资金使用情况\n资金支出196万元，其中：北坡人工湿地修复120万元，"
      "林区道路标识更新46万元，护林员装备补助30万元。\n二、取得的成效\n";
  const Lines parts = Supported(FactsOf(head + "湿地一项于10月完工。补种芦苇12亩。\n标识一项竖立路牌86块。\n"));
  CHECK(Has(parts, "北坡人工湿地修复 -> 补种芦苇12亩"));
  CHECK(Has(parts, "林区道路标识更新 -> 标识一项竖立路牌86块"));
  const Lines labels = Supported(FactsOf(head + "湿地方面：补种芦苇12亩。\n装备方面：发放对讲机30部。\n"));
  CHECK(Has(labels, "北坡人工湿地修复 -> 湿地方面：补种芦苇12亩"));
  CHECK(Has(labels, "护林员装备补助 -> 装备方面：发放对讲机30部"));
  // One group alone says too little, and two that speak of one item say nothing of either.
  for (const std::string& line : Supported(FactsOf(head + "道路一项种草12亩。\n其他方面：救助野鸟30只。\n")))
    CHECK(line.find("林区道路标识更新 ->") == std::string::npos);
  for (const std::string& line : Supported(FactsOf(head + "湿地方面：种草12亩。\n湿地鸟类方面：救助野鸟30只。\n")))
    CHECK(line.find("北坡人工湿地修复 ->") == std::string::npos);
}

}  // namespace jitu::ingest
