#include <catch2/catch.hpp>
#include <string>

#include "ingest/quantities/quantity.h"
#include "schema/text/normalise.h"

using namespace jitu;
using namespace jitu::ingest;

namespace {

const QuantityRecogniser& Recogniser() {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog.has_value());
  static const QuantityRecogniser recogniser(*catalog);
  return recogniser;
}

/// Each quantity as "text=value unit bound role", e.g. "1000余万元=10000000 yuan >=". Ranges as [lower,upper], dates as
/// y-m-d.
std::string Said(const Quantity& quantity, const std::string& text) {
  static const char* kBounds[] = {"", " >=", " <=", " ~"};
  static const char* kRoles[] = {"", " threshold", " name", " document"};
  std::string said = text.substr(quantity.span.start, quantity.span.length()) + "=";
  const auto part = [](const std::optional<int>& number) { return number ? std::to_string(*number) : "?"; };
  if (quantity.kind == QuantityKind::kDate) {
    said += part(quantity.year) + "-" + part(quantity.month) + "-" + part(quantity.day);
  } else if (quantity.lower && quantity.upper) {
    said += "[" + quantity.lower->ToString() + "," + quantity.upper->ToString() + "]";
  } else if (quantity.value) {
    said += quantity.value->ToString();
  }
  if (!quantity.unit.empty()) said += " " + quantity.unit;
  return said + kBounds[static_cast<int>(quantity.bound)] + kRoles[static_cast<int>(quantity.role)];
}

std::string All(const std::string& source) {
  const std::string text = text::ForReadingOnly(source);
  std::string all;
  for (const Quantity& quantity : Recogniser().Recognise(text).quantities) {
    if (!all.empty()) all += "; ";
    all += Said(quantity, text);
  }
  return all;
}

}  // namespace

TEST_CASE("Money is read in yuan, exactly") {
  CHECK(All("支出9,265.353442万元") == "9,265.353442万元=92653534.42 yuan");
  CHECK(All("授信30亿元、奖补５００元") == "30亿元=3000000000 yuan; 500元=500 yuan");
  CHECK(All("安排预算 486.20 万元") == "486.20 万元=4862000 yuan");
  CHECK(All("共50元6角三分") == "50元6角三分=50.63 yuan");
  CHECK(All("兑换15美元") == "15美元=15 美元");
}

TEST_CASE("Things of several kinds may be counted together, a count by time is of one kind") {
  CHECK(All("教学设备127.8万台/件/套、书柜30组/套") == "127.8万台/件/套=1278000 台/件/套; 30组/套=30 组/套");
  CHECK(All("用工500人/天") == "500人=500 人");
}

TEST_CASE("万 without 元 is money where the words or the amounts beside say so") {
  CHECK(All("累计捐款172.3万元,其中甲支部捐款50万、乙支部20万") ==
        "172.3万元=1723000 yuan; 50万=500000 yuan; 20万=200000 yuan");
  CHECK(All("受众达50万,反响热烈") == "50万=500000");
}

TEST_CASE("A word of money reaches a bare 万 through what joins it to the amount") {
  CHECK(All("年初预算数为2318.7万,决算数为2300.25万。") == "2318.7万=23187000 yuan; 2300.25万=23002500 yuan");
  CHECK(All("中央资金:760.00万") == "760.00万=7600000 yuan");
  CHECK(All("补助人数达5万,") == "5万=50000");
}

TEST_CASE("Blanks inside a number join an amount behind a word of money, and nothing elsewhere") {
  CHECK(All("全年支出1 640.55万元") == "1 640.55万元=16405500 yuan");
  CHECK(All("共计28, 315.4万元") == "28, 315.4万元=283154000 yuan");
  CHECK(All("3 640.55万元") == "3=3; 640.55万元=6405500 yuan");
  CHECK(All("完成3, 100%达标") == "3=3; 100%=100 percent");
}

TEST_CASE("Numbers that tell only their size are at least that") {
  CHECK(All("覆盖30多个村、数十家企业、上百人") == "30多个=30 个 >=; 数十家=10 家 >=; 上百人=100 人 >=");
  CHECK(All("新增15多功能厅") == "15=15");
}

TEST_CASE("A minus behind a word of growth is a sign") {
  CHECK(All("增速为-4.1%") == "-4.1%=-4.1 percent");
  CHECK(All("工资-486.3万元") == "486.3万元=4863000 yuan");
}

TEST_CASE("百分比 is a unit, and what is counted in dozens is counted") {
  CHECK(All("≥98百分比") == "≥98百分比=98 percent >=");
  CHECK(All("发放铅笔3打,打造2个品牌") == "3打=36 个; 2个=2 个");
}

TEST_CASE("Small coins add to their currency") {
  CHECK(All("15欧元20欧分") == "15欧元20欧分=15.2 欧元");
  CHECK(All("票价30块钱") == "30块钱=30 yuan");
  CHECK(All("早餐8元,晚餐三块。铺设地砖三块。") == "8元=8 yuan; 三块=3 yuan; 三块=3 块");
  CHECK(All("授信20个亿") == "20个亿=2000000000 yuan");
}

TEST_CASE("Measures, counted things and shares keep their units") {
  CHECK(All("办理登记5,218对,接待38批次") == "5,218对=5218 对; 38批次=38 批次");
  CHECK(All("服务1.5万人次") == "1.5万人次=15000 人次");
  CHECK(All("整治12.6万平方米、铺设15.6万㎡") == "12.6万平方米=126000 square_metre; 15.6万m2=156000 square_metre");
  CHECK(All("用电4.36亿千瓦时") == "4.36亿千瓦时=436000000 kilowatt_hour");
  CHECK(All("提高3.2个百分点,为0.9‰,达百分之十五") ==
        "3.2个百分点=3.2 percentage_point; 0.9‰=0.9 permille; 百分之十五=15 percent");
  CHECK(All("工期12个月") == "12个月=12 个月");
  CHECK(All("共三个板块、十二个项目") == "三个=3 个; 十二个=12 个");
}

TEST_CASE("Words and signs around a number bound it") {
  CHECK(All("挽回损失1000余万元") == "1000余万元=10000000 yuan >=");
  CHECK(All("交付超200余架") == "超200余架=200 架 >=");
  CHECK(All("使用率不低于 85%,助餐≥18 万人次") == "不低于 85%=85 percent >=; ≥18 万人次=180000 人次 >=");
  CHECK(All("投资≤78.6万元,损耗不超过3%") == "≤78.6万元=786000 yuan <=; 不超过3%=3 percent <=");
  CHECK(All("约320辆次,800米左右") == "约320辆次=320 辆次 ~; 800米左右=800 metre ~");
  CHECK(All("增长8%以上;") == "8%以上=8 percent >=");
  CHECK(All("现场签约14项") == "14项=14 项");
}

TEST_CASE("Ranges have two sides") {
  CHECK(All("用时2-12个月") == "2-12个月=[2,12] 个月");
  CHECK(All("奖励2-3万元") == "2-3万元=[20000,30000] yuan");
  CHECK(All("补贴5%至8%") == "5%至8%=[5,8] percent");
  CHECK(All("派出两三名专家") == "两三名=[2,3] 名");
}

TEST_CASE("What a counted noun must reach is a threshold and no value") {
  CHECK(All("引进5千万以上项目8个") == "5千万以上=50000000 >= threshold; 8个=8 个");
  CHECK(All("备案200万元以上技改项目31个") == "200万元以上=2000000 yuan >= threshold; 31个=31 个");
  CHECK(All("对1000万元以上的项目实行包联") == "1000万元以上=10000000 yuan >= threshold");
  CHECK(All("0-6岁儿童12人") == "0-6岁=[0,6] 岁 threshold; 12人=12 人");
}

TEST_CASE("Counts side by side stay apart") {
  CHECK(All("接待5批132家") == "5批=5 批; 132家=132 家");
  CHECK(All("兑现:7家420万元") == "7家=7 家; 420万元=4200000 yuan");
  CHECK(All("目标≥860小时,实际858.5小时") == "≥860小时=860 小时 >=; 858.5小时=858.5 小时");
  CHECK(All(">=42人次 57人次") == ">=42人次=42 人次 >=; 57人次=57 人次");
}

TEST_CASE("Numbers in names, codes and marks are no values") {
  CHECK(All("608所、331厂") == "608所=608 所 name; 331=331 name");
  CHECK(All("新建卫生所18所") == "18所=18 所");
  CHECK(All("型号AES100与SA60L") == "100=100 name; 60=60 name");
  CHECK(All("2080201行政运行486.30万元") == "2080201=2080201 name; 486.30万元=4863000 yuan");
  CHECK(All("联系电话:023-54230000") == "023=23 name; 54230000=54230000 name");
  CHECK(All("第二届大会") == "第二=2 name");
  CHECK(All("“15分钟服务圈”建成3处") == "15分钟=15 分钟 name; 3处=3 处");
  CHECK(All("1.2022年预算") == "1=1 name; 2022年=2022-?-?");
  CHECK(All("按十四五规划统一部署,进一步落实") == "");
}

TEST_CASE("Prices for one of something are no amounts of money") {
  CHECK(All("标准为6500元/公里·年") == "6500元/公里·年=6500 元/公里·年");
  CHECK(All("补助1300元/人/月") == "1300元/人/月=1300 元/人/月");
  CHECK(All("每亩补助1600元、每人每月530元") == "1600元=1600 元/亩; 530元=530 元/人/月");
  CHECK(All("每年安排80万元,每年80万元") == "80万元=800000 yuan; 80万元=800000 yuan");
  CHECK(All("平均每户增收2300元") == "2300元=2300 yuan");
}

TEST_CASE("Dates are read in all their forms, and in damaged ones") {
  CHECK(All("2022年5月20日") == "2022年5月20日=2022-5-20");
  CHECK(All("2024 年1 月1 日至2024 年12 月31 日") == "2024 年1 月1 日=2024-1-1; 2024 年12 月31 日=2024-12-31");
  CHECK(All("2022年度") == "2022年度=2022-?-?");
  CHECK(All("发布日期:2022-04-19") == "2022-04-19=2022-4-19");
  CHECK(All("2021年1231日") == "2021年1231日=2021-12-31");
  CHECK(All("2022年922。") == "2022年922=2022-9-22");
  CHECK(All("2022年922人") == "2022年=2022-?-?; 922人=922 人");
  CHECK(All("二〇二二年十月一日") == "二〇二二年十月一日=2022-10-1");
  CHECK(All("12月底") == "12月=?-12-?");
  const auto range = Recogniser().Recognise("2023—2025年");
  REQUIRE(range.quantities.size() == 1);
  CHECK(range.quantities[0].upper->ToString() == "2025");
}

TEST_CASE("Fen are told only where they are whole") {
  const auto fen = [](const char* text) { return Recogniser().Recognise(text).quantities.at(0).Fen(); };
  CHECK(fen("2.1万元") == 2100000);
  CHECK(fen("0.000001万元") == 1);
  CHECK(fen("0.0000001万元") == std::nullopt);
  CHECK(fen("5个") == std::nullopt);
}

TEST_CASE("Bare numbers of a list are in the unit that the line above it gives") {
  CHECK(All("支出明细(万元)\n1.路灯改造 86.20\n2.井盖更换 40\n") ==
        "1=1 name; 86.20=862000 yuan; 2=2 name; 40=400000 yuan");
  CHECK(All("明细如下 单位:元\n路灯改造: 862,000\n\n2021年井盖更换: 400,000\n") ==
        "862,000=862000 yuan; 2021年=2021-?-?; 400,000=400000 yuan");
  CHECK(All("明细(万元)\n“两站两员”补助 6.5\n井盖更换 40\n").find("6.5=65000 yuan") != std::string::npos);
  // One line alone, several numbers in a line, a sentence, a line of another kind in between.
  CHECK(All("支出明细(万元)\n1.路灯改造 86.20\n合计见附表\n") == "1=1 name; 86.20=86.2");
  CHECK(All("资金(万元)\n路灯改造 86.20 85.10\n井盖更换 40 39\n").find("yuan") == std::string::npos);
  CHECK(All("路灯改造(万元)见下\n路灯改造 86.20\n井盖更换 40\n").find("yuan") == std::string::npos);
}
