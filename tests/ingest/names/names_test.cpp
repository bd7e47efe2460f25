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

TEST_CASE("names that the catalog knows are found wherever they stand, but not within a number") {
  CHECK(Finds("展团赴珠海航展参展。", "Event", "珠海航展"));
  CHECK(Finds("走访航发动研所和航发南方。", "Enterprise", "航发动研所"));
  CHECK(Finds("走访航发动研所和航发南方。", "Enterprise", "航发南方"));
  CHECK(Finds("会同331厂、608所开展试验。", "Enterprise", "331厂"));
  CHECK(Finds("会同331厂、608所开展试验。", "Enterprise", "608所"));
  CHECK_FALSE(Finds("新建公厕2608所。", "Enterprise", "608所"));
  CHECK(Finds("我们请608所与辽海重锻联合攻关。", "Enterprise", "608所"));
  CHECK_FALSE(Finds("补助到位；123所农村幸福院得到补助。", "Enterprise", "123所"));
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

TEST_CASE("a full name begins no later than the short name that the report gives it") {
  const std::string text = "辅具由云山同行康复器材有限公司(简称“同行康复”)供应。";
  CHECK(Finds(text, "Enterprise", "云山同行康复器材有限公司"));
  CHECK_FALSE(Finds(text, "Enterprise", "行康复器材有限公司"));
}

TEST_CASE("a bracket may say a former and a brief name, and a brief name needs no bracket") {
  const Names names = NamesOf("海州重型铸锻有限公司(原812厂,以下简称“海州重锻”)达产。");
  REQUIRE(names.abbreviations.size() == 2);
  CHECK(names.abbreviations[0].brief == "812厂");
  CHECK(names.abbreviations[1].brief == "海州重锻");
  CHECK(Finds("由海州文旅发展集团有限公司以下简称“海州文旅集团”承办。", "Enterprise", "海州文旅集团"));
}

TEST_CASE("a quoted name that the report calls a slip is one of the name it means") {
  const Names names = NamesOf("云州青岚水利建设有限公司(以下简称“青岚水利”)中标。个别凭证将承建单位误写为“青兰水利”。");
  const auto slip = std::find_if(names.mentions.begin(), names.mentions.end(),
                                 [](const NameMention& mention) { return mention.name == "青兰水利"; });
  REQUIRE(slip != names.mentions.end());
  CHECK(slip->label == "Enterprise");
  CHECK(slip->full_name == "云州青岚水利建设有限公司");
  CHECK(names.abbreviations.back().brief == "青兰水利");
  CHECK_FALSE(Finds("云州青岚水利有限公司中标。开展“节水护水”宣传。", "Enterprise", "节水护水"));
}

TEST_CASE("a quoted name that sounds like another of the report is found without being called a slip") {
  const Names names = NamesOf("江西锦岭茶业有限公司供货。标牌上印有“锦领茶业”字样。");
  const auto other = std::find_if(names.mentions.begin(), names.mentions.end(),
                                  [](const NameMention& mention) { return mention.name == "锦领茶业"; });
  REQUIRE(other != names.mentions.end());
  CHECK(other->full_name.empty());
}

TEST_CASE("what differs from a firm's short name in one character of the same sound or look is a slip of it") {
  const std::string firm = "江西锦岭茶业有限公司(以下简称“锦岭茶业”)供货。";
  CHECK(Finds(firm + "锦领茶业发货迟缓。", "Enterprise", "锦领茶业"));
  CHECK_FALSE(Finds(firm + "锦绣茶业发货迟缓。", "Enterprise", "锦绣茶业"));
  CHECK(Finds("湖南晟澜园艺建设有限公司养护。晨澜园艺补种偏晚。", "Enterprise", "晨澜园艺"));
}

TEST_CASE("a bracket that says what a name should be gives the name that is meant") {
  const Names names = NamesOf("施工单位岚宇水利(应为湖南岚禹水利建设有限公司)已退场。");
  const auto slip = std::find_if(names.mentions.begin(), names.mentions.end(),
                                 [](const NameMention& mention) { return mention.name == "岚宇水利"; });
  REQUIRE(slip != names.mentions.end());
  CHECK(slip->full_name == "湖南岚禹水利建设有限公司");
}

TEST_CASE("a place in a bracket before the kind of company is part of a firm's name") {
  CHECK(Finds("颐清养老服务(云州)有限公司被约谈。", "Enterprise", "颐清养老服务(云州)有限公司"));
}

TEST_CASE("a firm is called by its brand elsewhere in the report without being introduced so") {
  CHECK(Finds("拨付给江苏沧陵海缆股份有限公司100万元。沧陵海缆的新品首次展出。", "Enterprise", "沧陵海缆"));
}

TEST_CASE("words of the language in front of a place are no part of a firm's name") {
  CHECK(Finds("通过公开招标确定四川蜀屏会展服务有限公司为承办单位。", "Enterprise", "四川蜀屏会展服务有限公司"));
  CHECK(Of(NamesOf("通过公开招标确定四川蜀屏展会展服务有限公司为承办单位。"), "Event").empty());
}

TEST_CASE("a conjunction inside a firm's or a project's name does not cut it") {
  CHECK(Finds("二、临江区浦和饮水设备经营部未中标。", "Enterprise", "临江区浦和饮水设备经营部"));
  CHECK(Finds("3.传统村落保护与发展项目28万元;", "Project", "传统村落保护与发展项目"));
}

TEST_CASE("a company made or assigned something; only works go on as plant buildings or sites") {
  CHECK(Finds("灯组由云川天彩灯艺有限公司制作。", "Enterprise", "云川天彩灯艺有限公司"));
  CHECK(Finds("山屏印务有限公司在园区设点。", "Enterprise", "山屏印务有限公司"));
}

TEST_CASE("what points at projects or counts a kind of works names none") {
  CHECK(Of(NamesOf("县财政局将资金分解到以下项目。"), "Project").empty());
  CHECK(Of(NamesOf("部分村道项目工期顺延。"), "Project").empty());
  CHECK(Of(NamesOf("改造水厂2处,扶持种植合作社5家。"), "Enterprise").empty());
  CHECK(Of(NamesOf("预警信息及时到村,预警信息覆盖全县。"), "Enterprise").empty());
}

TEST_CASE("a form that names money or work under 项目名称 names no project") {
  const Names names = NamesOf("项目名称\n就业帮扶补助资金\n主管部门\n云州市人社局\n");
  CHECK(Of(names, "Project").empty());
  CHECK(Of(names, std::string(kItem)) == std::vector<std::string>{"就业帮扶补助资金"});
}

TEST_CASE("a project's name holds the amount that a numbered line gives it") {
  CHECK(Finds("项目一 云江窖酒业公司5000吨酿造技改项目,安排480万元;", "Project", "云江窖酒业公司5000吨酿造技改项目"));
}

TEST_CASE("a model is named by the field that says so, and its type may hold a word like a preposition") {
  CHECK(Finds("供货单位为某厂,设备型号为HG-C2。", "Product", "HG-C2"));
  CHECK(Finds("购置WQ-900型水质自动监测仪2台。", "Product", "WQ-900型水质自动监测仪"));
}

TEST_CASE("quoted shows and games are events where something says that they were held") {
  CHECK(Finds("举办“北麓古代铜镜展”等临时展览。", "Event", "“北麓古代铜镜展”"));
  CHECK(Finds("联合承办的“村寨杯”篮球赛观赛6万人次。", "Event", "“村寨杯”篮球赛"));
  CHECK(Of(NamesOf("企业新品在展会上首次展出。"), "Event").empty());
  CHECK(Of(NamesOf("云州市人民代表大会常务委员会办公室编制。"), "Event").empty());
}

TEST_CASE("what is awarded is an honour, whatever it ends with, and no project or firm") {
  const Names selected = NamesOf("秀水河入选云山省优美河湖,青石渠获评云江“幸福河湖”。");
  CHECK(Of(selected, "Honour") == std::vector<std::string>{"云山省优美河湖", "云江“幸福河湖”"});
  const Names work = NamesOf("镜湖新村入选云山省老旧小区改造样板工程。");
  CHECK(Of(work, "Honour") == std::vector<std::string>{"云山省老旧小区改造样板工程"});
  CHECK(Of(work, "Project").empty());
  CHECK(Of(NamesOf("该工程入选省级重点项目库。"), "Honour").empty());
}

TEST_CASE("a project or an event in short is the longer one that the report names, if there is only one") {
  const auto full_of = [](const std::string& text, const std::string& brief) {
    for (const NameMention& mention : NamesOf(text).mentions) {
      if (mention.name == brief) return mention.full_name;
    }
    return std::string("not found");
  };
  CHECK(full_of("实施“云江旗德渠尾砂库管控项目”。德渠尾砂库管控项目已完工。", "德渠尾砂库管控项目") ==
        "云江旗德渠尾砂库管控项目");
  CHECK(full_of("实施“云州青石磷肥有限公司原厂区地块土壤调查项目”。青石磷肥地块调查项目完成采样。",
                "青石磷肥地块调查项目") == "云州青石磷肥有限公司原厂区地块土壤调查项目");
  CHECK(full_of("城北净水厂二期扩建工程开工,城北净水厂扩建工程已竣工。", "城北净水厂扩建工程").empty());
  CHECK(full_of("举办2024 云间半程马拉松。云间半程马拉松吸引1万人。", "云间半程马拉松") == "2024云间半程马拉松");
}

TEST_CASE("what quotation marks hold is a project's whole name, counts and conjunctions in it too") {
  CHECK(Finds("完成“上溪村等5个村饮水巩固提升项目”。", "Project", "上溪村等5个村饮水巩固提升项目"));
}

TEST_CASE("the area of the title is whole in names though it holds a conjunction") {
  CHECK(Finds("宁和县农业农村局2022年度绩效自评报告\n扶持宁和宏沅农牧发展有限公司45万元。", "Enterprise",
              "宁和宏沅农牧发展有限公司"));
  CHECK(Finds("配备P-3000S农残速测仪15台。", "Product", "P-3000S"));
  CHECK(Finds("由中国建筑第八工程局有限公司施工。", "Enterprise", "中国建筑第八工程局有限公司"));
  CHECK(Of(NamesOf("由中国建筑第八工程局有限公司施工。"), "Project").empty());
}

TEST_CASE("a document number is found without its brackets, and without the body in front of its issuer") {
  CHECK(Finds("以云财资环2023年96号文下达364万元。", "Policy", "云财资环〔2023〕96号"));
  CHECK(Finds("根据云财社202214号等文件安排。", "Policy", "云财社〔2022〕14号"));
  CHECK(Finds("按照云山省财政厅云财农〔2022〕33号执行。", "Policy", "云财农〔2022〕33号"));
  CHECK(Finds("根据云财(农)指标〔2021〕126号下达。", "Policy", "云财(农)指标〔2021〕126号"));
  CHECK(Of(NamesOf("完成2022年5号楼改造,车牌云A202214号。"), "Policy").empty());
}

TEST_CASE("a road's name has both its ends, an event's begins with its edition") {
  CHECK(Finds("实施枫坳至石口公路改建工程。", "Project", "枫坳至石口公路改建工程"));
  CHECK(Finds("全程直播第五届云岭冰雪文化节。", "Event", "第五届云岭冰雪文化节"));
  CHECK(Finds("举办云溪县第五届全民健身运动会。", "Event", "云溪县第五届全民健身运动会"));
}

TEST_CASE("of two works or events in a row each has its own name") {
  const auto works = Of(NamesOf("完成沿江风光带二期工程和城东泵站提标扩容工程。"), "Project");
  CHECK(works == std::vector<std::string>{"沿江风光带二期工程", "城东泵站提标扩容工程"});
  CHECK(Finds("开展“3·15”消费者权益日宣传活动和诚信兴商宣传月活动。", "Event", "“3·15”消费者权益日宣传活动"));
  CHECK(Finds("引进浙江易澄科技有限公司投资1.2亿元建设脐橙智能分选线项目。", "Project", "脐橙智能分选线项目"));
}

TEST_CASE("as many brands as are counted, before or behind the count, are firms") {
  const auto before = Of(NamesOf("其中楚岚新材、锐弛精密、澄源食品3家为当年入规。"), "Enterprise");
  CHECK(std::count(before.begin(), before.end(), "澄源食品") == 1);
  const auto behind = Of(NamesOf("与三家单位:华岚基因、仁泓药业、华钺医疗签订合作协议。"), "Enterprise");
  CHECK(std::count(behind.begin(), behind.end(), "华岚基因") == 1);
  CHECK(std::count(behind.begin(), behind.end(), "华钺医疗") == 1);
  CHECK(Of(NamesOf("城东污水处理厂达标排放。"), "Enterprise").empty());
}

TEST_CASE("the reporting unit comes from the publisher row, the title or the sign-off") {
  CHECK(NamesOf("2022年度安远县清河治理项目绩效自评报告\n发布机构:安远县水利局\n一、基本情况\n略。").reporting_unit ==
        "安远县水利局");
  CHECK(NamesOf("安远县科技和工业信息化局2022年度部门整体支出绩效自评报告\n一、基本情况\n略。").reporting_unit ==
        "安远县科技和工业信息化局");
  CHECK(NamesOf("清河治理情况说明\n完成治理3公里。\n安远县水利局\n2023年4月15日").reporting_unit == "安远县水利局");
}

TEST_CASE("whose the title or the form says the report is goes before who put it on the site") {
  CHECK(NamesOf("安远县供水中心2022年项目绩效自评结果\n信息来源:安远县水利局\n略。").reporting_unit ==
        "安远县供水中心");
  CHECK(NamesOf("项目支出绩效自评表\n发布机构 | 安远县水利局 |\n项目名称 | 管网维护项目 |\n"
                "主管部门 | 安远县水利局 | 实施单位 | 安远县供水服务站 |\n")
            .reporting_unit == "安远县供水服务站");
}

TEST_CASE("a unit alone above the title of a form goes before who carried the project out") {
  CHECK(NamesOf("安远县水利局\n项目支出绩效自评表\n项目名称 | 管网维护项目 |\n"
                "主管部门 | 安远县水利局 | 实施单位 | 安远县供水服务站 |\n")
            .reporting_unit == "安远县水利局");
}

TEST_CASE("an evaluation is of whose work it evaluates, not of who asked for it") {
  CHECK(NamesOf("街巷整治项目绩效评价报告\n委托单位:安远县财政局\n受委托,评价机构对安远县城市管理局"
                "(以下简称“县城管局”)实施的街巷整治项目开展了绩效评价。")
            .reporting_unit == "安远县城市管理局");
}

TEST_CASE("a kind of bodies is none of them, and a body without a title is told by its duties") {
  CHECK(NamesOf("安远区中小学校舍改造情况\n发布机构:安远区教育局\n略。").reporting_unit == "安远区教育局");
  CHECK(NamesOf("安远区慈善总会2023年度款物使用公示\n乡村学校图书项目支出20万元。").reporting_unit == "安远区慈善总会");
  CHECK(NamesOf("第一部分 单位概况\n一、主要职责\n安远区第二实验小学承担小学阶段教学任务。\n二、收支情况\n略。")
            .reporting_unit == "安远区第二实验小学");
}

}  // namespace jitu::ingest
