#include "ingest/resolve/outcomes.h"

#include <catch2/catch.hpp>

namespace jitu::ingest {
namespace {

const model::Catalog& Catalog() {
  static const model::Catalog catalog = model::Catalog::Load().value();
  return catalog;
}

std::vector<SameOutcome> Join(const std::string& one, const std::string& other, std::vector<NodeId> shared = {},
                              int year_of_other = 2022, const std::vector<Judgement>& judgements = {}) {
  return JoinOutcomes({{NodeId{1}, one, 2022, shared}, {NodeId{2}, other, year_of_other, shared}}, judgements,
                      Catalog());
}

TEST_CASE("the same event told in other words is one outcome") {
  const auto joined =
      Join("圆满举办第三届云山国际无人机博览会静态展", "第三届云山国际无人机博览会动态飞行和静态展高质量完成");
  REQUIRE(joined.size() == 1);
  CHECK(joined[0].from == NodeId{1});
  CHECK(joined[0].to == NodeId{2});
  CHECK(joined[0].confidence > 0.6);
  CHECK(joined[0].why.find("无人机博览会") != std::string::npos);
}

TEST_CASE("a shared named thing joins paraphrases, a shared figure helps") {
  const std::vector<NodeId> enterprise{NodeId{77}};
  CHECK(Join("协调解决青岚精密特殊气体车辆通行问题，挽回损失1200余万元",
             "帮助青岚精密公司解决特种气体车辆难题，避免损失1200余万元", enterprise)
            .size() == 1);
  CHECK(Join("青岚精密获评绿色工厂", "为青岚精密办理用电增容手续", enterprise).empty());
}

TEST_CASE("a figure alone joins nobody, however many digits it has") {
  CHECK(Join("带动就业1046人", "全年保障低保对象5218人、特困人员1046人").empty());
  CHECK(Join("带动群众就业1046人", "项目建成后带动就业1046人").size() == 1);
}

TEST_CASE("a thing named in both and what is told of it join, unless both count work") {
  CHECK(Join("云桥旧址本体修缮由某公司承担，旧址竣工并对外开放", "与文物中心共同推动石溪云桥旧址对外开放").empty());
  CHECK(Join("石溪云桥旧址修缮由某公司承担，旧址竣工并对外开放", "与文物中心共同推动石溪云桥旧址对外开放").size() == 1);
  CHECK(Join("纪录片《影戏石溪》7月15日起在央视科教频道播出", "培训传承人45名,支持纪录片《影戏石溪》登上央视荧屏")
            .size() == 1);
  CHECK(Join("我市获评2023年度绿洲省普惠金融先进市", "云江区获评2023年度河州市招商引资先进区").empty());
  CHECK(Join("石溪污水管网更换完成3公里", "石溪污水管网改造完成7公里").empty());
}

TEST_CASE("boilerplate joins nobody") {
  CHECK(Join("新增国家级专精特新“小巨人”企业2家", "新增国家级专精特新“小巨人”企业7家").empty());
  CHECK(Join("受益群众满意度达到95%以上", "服务对象满意度达到98%").empty());
}

TEST_CASE("outcomes of different years are different outcomes") {
  CHECK(Join("圆满举办云山国际无人机博览会静态展", "圆满举办云山国际无人机博览会静态展", {}, 2021).empty());
}

TEST_CASE("what somebody judged of two outcomes decides over what they share") {
  const std::string show = "圆满举办云山国际无人机博览会静态展";
  const std::string fair = "云山国际无人机博览会静态展圆满收官";
  REQUIRE(Join(show, fair).size() == 1);
  CHECK(Join(show, fair, {}, 2022, {{Judgement::Verdict::kDifferent, fair, show}}).empty());
  CHECK(Join(show, fair, {}, 2022, {{Judgement::Verdict::kUnsure, fair, show}}).size() == 1);
  const auto judged = Join("办结信访件12件", "群众诉求得到回应", {}, 2022,
                           {{Judgement::Verdict::kSame, "办结信访件12件", "群众诉求得到回应"}});
  REQUIRE(judged.size() == 1);
  CHECK(judged[0].confidence == 1);
  CHECK(judged[0].why.find("judged") != std::string::npos);
}

}  // namespace
}  // namespace jitu::ingest
