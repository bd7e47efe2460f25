#include "ingest/resolve/entities.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

namespace jitu::ingest {
namespace {

const model::Catalog& Catalog() {
  static const model::Catalog catalog = model::Catalog::Load().value();
  return catalog;
}

std::vector<ClaimedName> Named(const std::string& label, const std::vector<std::string>& names) {
  std::vector<ClaimedName> claimed;
  for (const std::string& name : names) claimed.push_back({label, name, 1});
  return claimed;
}

bool Joined(const std::vector<Entity>& entities, const std::string& a, const std::string& b) {
  return std::any_of(entities.begin(), entities.end(), [&](const Entity& entity) {
    const auto has = [&](const std::string& name) {
      return entity.name == name ||
             std::find(entity.aliases.begin(), entity.aliases.end(), name) != entity.aliases.end();
    };
    return has(a) && has(b);
  });
}

TEST_CASE("a brand of three characters is its one firm's, without what the firm trades in") {
  Names names;
  names.claimed = Named("Enterprise", {"湖南云运达物流有限公司", "云运达公司", "云达物流"});
  const auto entities = ResolveEntities(names, Catalog());
  CHECK(Joined(entities, "湖南云运达物流有限公司", "云运达公司"));
  CHECK_FALSE(Joined(entities, "湖南云运达物流有限公司", "云达物流"));
  names.claimed = Named("Enterprise", {"湖南云运达物流有限公司", "湖南云运达建设有限公司", "云运达公司"});
  CHECK_FALSE(Joined(ResolveEntities(names, Catalog()), "湖南云运达物流有限公司", "云运达公司"));
}

TEST_CASE("a short name that sounds like the start of one firm's name is a slip of it, a full name is another firm's") {
  Names names;
  names.claimed = Named("Enterprise", {"江西澜桥古建筑工程有限公司", "澜桥古健公司"});
  CHECK(Joined(ResolveEntities(names, Catalog()), "江西澜桥古建筑工程有限公司", "澜桥古健公司"));
  names.claimed = Named("Enterprise", {"山东颐嘉养老服务连锁有限公司", "山东颐佳养老服务有限公司"});
  CHECK_FALSE(Joined(ResolveEntities(names, Catalog()), "山东颐嘉养老服务连锁有限公司", "山东颐佳养老服务有限公司"));
}

TEST_CASE("names of one thing are joined and look-alikes are kept apart") {
  struct Case {
    std::string label, one, other;
    bool same;
  };
  const std::vector<Case> cases{
      {"Enterprise", "启承华路", "启成华路", true},              // homophone
      {"Enterprise", "331厂", "航发南方", true},                 // known alias
      {"Enterprise", "航发南方", "南方燃机", false},             // two companies with a common word
      {"Enterprise", "云谷精工", "云谷精工科技有限公司", true},  // kind of company left out
      {"Enterprise", "高精传动", "南方宇航高精传动", true},      // short name at the end of one longer name
      {"Enterprise", "青山县云腾鸿远牧业专业合作社", "云腾鸿远合作社",
       true},  // place and form of organisation left out
      {"Enterprise", "青山县云腾鸿远牧业专业合作社", "云腾鸿院牧业合作社", true},  // the same, and a homophone
      {"Enterprise", "青山县惠民农机公司", "白河县惠民农机公司", false},           // one name in two places
      {"Enterprise", "珠海格力精密", "珠海格莱精密", false},                       // one character, not a homophone
      {"Enterprise", "临江食品公司", "临江食用菌公司", false},
      {"Project", "高温合金叶片异形铸造技术", "高温合金叶片异性铸造技术", true},
      {"Project", "城北污水处理厂一期工程", "城北污水处理厂二期工程", false},  // siblings
      {"Project", "多用途轻型运输飞机关键技术", "多用途轻型运输机关键技术", true},
      {"Project", "坡地收割机关键技术攻关", "坡地山区收割机关键技术攻关", true},
      {"Project", "城北污水处理厂提标工程", "城北污水处理厂提标扩容工程项目", false},
      {"Enterprise", "启盛云帆", "启晟云帆", true},     // 晟 reads sheng in names
      {"Product", "QD280", "青鸾QD280燃气轮机", true},  // model code
      {"Product", "QD280", "青鸾QD290燃气轮机", false},
      {"Policy", "临财发〔2022〕5号", "临财发〔2022〕6号", false},
      {"Unit", "临江区民政局", "临河区民政局", false},
      {"Enterprise", "山西云谷精工有限公司", "云谷精工", true},              // province left out
      {"Enterprise", "山西云谷精工有限公司", "陕西云谷精工公司", false},     // one name in two provinces
      {"Enterprise", "广东颐景养老服务公司", "佛山颐景养老服务公司", true},  // a city and its province
      {"Enterprise", "启岭华路", "启岑华路", true},                          // look-alike characters
      {"Enterprise", "四川凌凌天麓", "四川凌天麓科技有限公司", true},        // a character doubled
      {"Enterprise", "临江第一中心养老院", "临江第二中心养老院", false},
      {"Enterprise", "云台东城建设公司", "云台西城建设公司", false},
      {"Project", "城北福利中心综合楼建设项目", "城北福利中心综合楼项目", true},
  };
  for (const Case& c : cases) {
    INFO(c.one << " / " << c.other);
    CHECK(Joined(ResolveEntities({Named(c.label, {c.one, c.other}), {}, {}}, Catalog()), c.one, c.other) == c.same);
  }
}

TEST_CASE("a short name that two longer names contain joins neither") {
  const auto entities =
      ResolveEntities({Named("Enterprise", {"华峰重工", "临江华峰重工", "云山华峰重工"}), {}, {}}, Catalog());
  CHECK_FALSE(Joined(entities, "临江华峰重工", "云山华峰重工"));
  CHECK_FALSE(Joined(entities, "华峰重工", "临江华峰重工"));
}

TEST_CASE("a firm without a place joins none of those that bear its name in several places") {
  const auto entities = ResolveEntities(
      {Named("Enterprise", {"惠民农机公司", "青山县惠民农机公司", "白河县惠民农机公司"}), {}, {}}, Catalog());
  CHECK(entities.size() == 3);
}

TEST_CASE("a judgement of different always keeps apart, also by way of a third name, and one of same always joins") {
  const Names names{
      Named("Enterprise", {"启承华路", "启成华路", "启城华路", "云谷精工", "远山重机"}),
      {},
      {{Judgement::Verdict::kDifferent, "启承华路", "启成华路"}, {Judgement::Verdict::kSame, "远山重机", "云谷精工"}}};
  const auto entities = ResolveEntities(names, Catalog());
  CHECK_FALSE(Joined(entities, "启承华路", "启成华路"));
  CHECK(Joined(entities, "云谷精工", "远山重机"));
}

TEST_CASE("doubts come in the order in which an answer helps, and what is judged is not asked again") {
  Names names{{{"Enterprise", "云岭格力精密", 9},
               {"Enterprise", "云岭格莱精密", 7},
               {"Enterprise", "启承华路", 2},
               {"Enterprise", "启成华路", 1}},
              {},
              {}};
  const auto doubts = FindDoubts(names, Catalog());
  REQUIRE(doubts.size() == 2);
  CHECK(doubts[0].one == "云岭格力精密");
  CHECK_FALSE(doubts[0].joined);
  CHECK(doubts[1].joined);
  names.judgements = {{Judgement::Verdict::kUnsure, "云岭格莱精密", "云岭格力精密"}};
  CHECK(FindDoubts(names, Catalog()).size() == 1);
}

TEST_CASE("a report's own abbreviation becomes an alias, with the reason kept") {
  const auto entities = ResolveEntities(
      {Named("Enterprise", {"云山钻石切削刀具公司"}), {{"Enterprise", "云山钻石切削刀具公司", "云山钻切"}}, {}},
      Catalog());
  REQUIRE(entities.size() == 1);
  CHECK(entities[0].name == "云山钻石切削刀具公司");
  CHECK(entities[0].aliases == std::vector<std::string>{"云山钻切"});
  REQUIRE(entities[0].why.size() == 1);
  CHECK(entities[0].why[0].find("报告自述") != std::string::npos);
}

TEST_CASE("a known entity is called by its preferred name even where no report writes it") {
  const auto entities = ResolveEntities({Named("Enterprise", {"331厂"}), {}, {}}, Catalog());
  REQUIRE(entities.size() == 1);
  CHECK(entities[0].name == "中国航发南方工业有限公司");
  CHECK(entities[0].names == std::vector<std::string>{"331厂"});
}

TEST_CASE("the order of names changes nothing") {
  std::vector<ClaimedName> names = Named("Enterprise", {"启承华路", "启成华路", "云谷精工", "云谷精工有限公司", "608所",
                                                        "331厂", "航发南方", "高精传动", "南方宇航高精传动"});
  const auto expected = ResolveEntities({names, {}, {}}, Catalog());
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(names.begin(), names.end(), random);
    const auto entities = ResolveEntities({names, {}, {}}, Catalog());
    REQUIRE(entities.size() == expected.size());
    for (std::size_t i = 0; i < entities.size(); ++i) {
      CHECK(entities[i].name == expected[i].name);
      CHECK(entities[i].key == expected[i].key);
      CHECK(entities[i].names == expected[i].names);
      CHECK(entities[i].aliases == expected[i].aliases);
      CHECK(entities[i].why == expected[i].why);
    }
  }
}

TEST_CASE("homophones that one sentence gives side by side are two, whoever else is like both") {
  Names names;
  names.claimed = Named("Enterprise", {"云山沱江曲酒业有限公司", "江曲酒业", "泸川江渠酒业公司", "江渠酒业"});
  names.aliases = {{"Enterprise", "云山沱江曲酒业有限公司", "江曲酒业"}};
  names.beside = {{"Enterprise", "云山沱江曲酒业有限公司", "泸川江渠酒业公司"},
                  {"Enterprise", "云山沱江曲酒业有限公司", "江渠酒业"}};
  const auto entities = ResolveEntities(names, Catalog());
  CHECK(Joined(entities, "云山沱江曲酒业有限公司", "江曲酒业"));
  CHECK_FALSE(Joined(entities, "江曲酒业", "江渠酒业"));
  bool explained = false;
  for (const Entity& entity : entities) {
    for (const std::string& line : entity.why)
      explained = explained || line.find("named side by side") != std::string::npos;
  }
  CHECK(explained);
  names.beside.clear();
  CHECK(Joined(ResolveEntities(names, Catalog()), "江曲酒业", "江渠酒业"));
}

TEST_CASE("names side by side are one where the report or a judgement says so, or only place and form differ") {
  Names names;
  names.claimed = Named("Enterprise", {"云谷精工科技有限公司", "云谷精工", "401厂", "云岭重工"});
  names.aliases = {{"Enterprise", "云岭重工", "401厂"}};
  names.beside = {{"Enterprise", "云谷精工", "云谷精工科技有限公司"}, {"Enterprise", "401厂", "云岭重工"}};
  const auto entities = ResolveEntities(names, Catalog());
  CHECK(Joined(entities, "云谷精工", "云谷精工科技有限公司"));
  CHECK(Joined(entities, "401厂", "云岭重工"));
  names.claimed = Named("Enterprise", {"启承华路", "启成华路"});
  names.aliases.clear();
  names.beside = {{"Enterprise", "启成华路", "启承华路"}};
  CHECK_FALSE(Joined(ResolveEntities(names, Catalog()), "启承华路", "启成华路"));
  names.judgements = {{Judgement::Verdict::kSame, "启承华路", "启成华路"}};
  CHECK(Joined(ResolveEntities(names, Catalog()), "启承华路", "启成华路"));
}

TEST_CASE("a body called short is the only one of its area that this is short for") {
  Names names;
  names.claimed = Named("Unit", {"临江区住建局", "临江区住房和城乡建设局", "临河区住房和城乡建设局", "临江区文旅局",
                                 "临江区文化和旅游局", "临江区文化广电旅游体育局"});
  const auto entities = ResolveEntities(names, Catalog());
  CHECK(Joined(entities, "临江区住建局", "临江区住房和城乡建设局"));
  CHECK_FALSE(Joined(entities, "临江区住建局", "临河区住房和城乡建设局"));
  CHECK_FALSE(Joined(entities, "临江区文旅局", "临江区文化和旅游局"));
  for (const Entity& entity : entities) {
    if (Joined({entity}, "临江区住建局", "临江区住房和城乡建设局")) CHECK(entity.name == "临江区住房和城乡建设局");
  }
}

}  // namespace
}  // namespace jitu::ingest
