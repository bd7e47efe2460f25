#include "tests/golden/compare.h"

#include <catch2/catch.hpp>

namespace jitu::golden {

TEST_CASE("Names agree without their last 支出 and without brackets, and not by chance") {
  CHECK(SameName("疫情防控经费支出", "疫情防控经费"));
  CHECK(SameName("云财发〔2022〕12号", "云财发[2022]12号"));
  CHECK(SameName("2080201行政运行", "行政运行"));
  CHECK(SameName("云山颐和养老服务有限公司", "云山颐和养老服务"));
  CHECK_FALSE(SameName("云山颐和养老服务有限公司", "颐和"));
  CHECK_FALSE(SameName("稻香园食品公司", "云山稻香食品公司"));
  CHECK_FALSE(SameName("", ""));
}

TEST_CASE("A text tells a phrase if nearly all of it is there, and if it is no paragraph") {
  CHECK(Tells("建成湖滨书屋3座", "湖滨书屋配套工程建成湖滨书屋3座,藏书1.6万册"));
  CHECK(Tells("云山智能农机产业集群成功入选省级先进制造业集群", "云山智能农机产业集群入选省级先进制造业集群"));
  CHECK_FALSE(Tells("建成湖滨书屋3座", "安装灯具1,830套"));
  std::string paragraph = "建成湖滨书屋3座";
  for (int repeat = 0; repeat < 40; ++repeat) paragraph += "，开展活动";
  CHECK_FALSE(Tells("建成湖滨书屋3座", paragraph));
}

TEST_CASE("Amounts agree to the fen") {
  CHECK(Fen(Json(21000)) == 2100000);
  CHECK(Fen(Json(92653534.42)) == 9265353442);
  const Json expected = {{"name", "农机产业链"}, {"yuan", 642000}, {"basis", "actual"}};
  CHECK(SameSpending(expected, {{"name", "农机产业链支出"}, {"amountFen", 64200000}, {"basis", "actual"}}));
  CHECK_FALSE(SameSpending(expected, {{"name", "农机产业链"}, {"amountFen", 64200001}, {"basis", "actual"}}));
  CHECK_FALSE(SameSpending(expected, {{"name", "农机产业链"}, {"amountFen", 64200000}, {"basis", "budget"}}));
}

TEST_CASE("A fact said twice is not extra, a fact of another amount is") {
  const Json expected = Json::array({{{"name", "甲项目"}, {"yuan", 1}, {"basis", "actual"}}});
  const Json facts = Json::array({{{"name", "甲项目"}, {"amountFen", 100}, {"basis", "actual"}},
                                  {{"name", "甲项目"}, {"amountFen", 100}, {"basis", "actual"}},
                                  {{"name", "甲项目"}, {"amountFen", 200}, {"basis", "actual"}}});
  const Difference difference = Compare(expected, facts, Json::array(), SameSpending, ShowMoney);
  CHECK(difference.missed.empty());
  CHECK(difference.extra == std::vector<std::string>{"甲项目 200 fen actual "});
}

}  // namespace jitu::golden
