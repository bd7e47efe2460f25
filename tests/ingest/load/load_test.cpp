#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "graph/store/open.h"
#include "ingest/load/ingest.h"
#include "tests/ingest/load/contents.h"

namespace jitu::ingest {
namespace {

const std::string kSouth = R"(云山市南岭区产业服务中心2022年度部门整体支出绩效自评报告
一、基本情况
(一)部门基本情况
云山市南岭区产业服务中心为区政府直属事业单位。
二、一般公共预算收支情况
(一)基本支出情况
1.2022年预算资金50.00万元。
2.2022年度一般公共预算财政拨款收入60.00万元。
3.2022年度一般公共预算财政拨款支出60.00万元，其中：项目支出12.00万元，基本支出48.00万元。
(二)项目支出情况
1.无人机产业经费支出12.00万元。
六、资金使用及绩效情况
(一)部门整体支出绩效情况
1.产业发展。圆满举办第三届云山国际无人机博览会静态展。
(二)专项资金支出绩效情况
1.无人机产业经费支出12.00万元。圆满举办第三届云山国际无人机博览会静态展，青岚精密参展。
)";

const std::string kNorth = R"(云山市北岭区科技局2022年度部门整体支出绩效自评报告
一、基本情况
二、一般公共预算收支情况
(一)基本支出情况
1.2022年度一般公共预算财政拨款支出90.00万元，其中：项目支出30.00万元，基本支出60.00万元。
(二)项目支出情况
1.科普活动经费支出30.00万元。
六、资金使用及绩效情况
(一)部门整体支出绩效情况
1.会展。协助第三届云山国际无人机博览会静态展布展，服务青岚精密公司等企业参展。
(二)专项资金支出绩效情况
1.科普活动经费支出30.00万元。开展科普进校园活动18场。
)";

std::uint64_t CountOf(const graph::Store& store, std::string_view label) {
  const auto at = store.snapshot();
  const auto counts = store.counts(*at);
  REQUIRE(counts);
  return counts->nodes_by_label[store.tokens(*at).FindLabel(label)->value];
}

std::vector<std::string> NamesOf(const graph::Store& store, std::string_view label, std::string_view property) {
  const auto at = store.snapshot();
  graph::ScanSpec spec;
  spec.label = store.tokens(*at).FindLabel(label);
  spec.projection.properties = {*store.tokens(*at).FindProperty(property)};
  std::vector<std::string> names;
  REQUIRE(store.scan(*at, spec, [&](const graph::NodeBlock& block) {
    for (std::size_t row = 0; row < block.size(); ++row) names.push_back(*block.columns[0][row].AsString());
    return true;
  }));
  std::sort(names.begin(), names.end());
  return names;
}

TEST_CASE("a file that holds fewer reports than before takes back what the others said") {
  const auto form = [](const std::string& project) {
    return "<p>项目支出绩效自评表</p><table><tr><td>项目名称</td><td>" + project +
           "</td></tr><tr><td>实施单位</td><td>云山市南岭区科技局</td></tr></table>";
  };
  const Folder folder("forms");
  const std::string file =
      folder.Write("a.html", "<html>" + form("甲村道路硬化工程") + form("乙村道路硬化工程") + "</html>");
  auto store = graph::OpenMemory(Catalog().graph());
  REQUIRE(Ingest(*store, Catalog(), {file}, {}));
  CHECK(CountOf(*store, "Report") == 2);
  folder.Write("a.html", "<html>" + form("甲村道路硬化工程") + "</html>");
  REQUIRE(Ingest(*store, Catalog(), {file}, {}));
  CHECK(CountOf(*store, "Report") == 1);
}

TEST_CASE("a report without title and signature is called by its file, its unit by a name that tells it from others") {
  const Folder folder("unsigned");
  const std::string body = "一、项目基本情况\n(一)资金情况\n沟渠清淤项目支出62.50万元。\n";
  const std::string one = folder.Write("one.txt", body);
  const std::string other = folder.Write("other.txt", body + "二、绩效情况\n清淤沟渠12公里。\n");
  auto store = graph::OpenMemory(Catalog().graph());
  REQUIRE(Ingest(*store, Catalog(), {one, other}, {}));
  CHECK(NamesOf(*store, "Report", "title") == std::vector<std::string>{"one.txt", "other.txt"});
  const auto units = NamesOf(*store, "Unit", "name");
  REQUIRE(units.size() == 2);
  for (const std::string& unit : units) CHECK(unit.starts_with("未署名报告 "));
}

TEST_CASE("the graph depends neither on the order of files nor on the number of threads") {
  const Folder folder("order");
  const std::string a = folder.Write("a.txt", kSouth);
  const std::string b = folder.Write("b.txt", kNorth);
  const auto expected = GraphOf({a, b});
  CHECK(expected.size() > 20);
  CHECK(GraphOf({b, a}) == expected);
  CHECK(GraphOf({a, b}, 4) == expected);
}

TEST_CASE("reading the same files again changes nothing") {
  const Folder folder("twice");
  const std::vector<std::string> files{folder.Write("a.txt", kSouth), folder.Write("b.txt", kNorth)};
  const auto store = graph::OpenMemory(Catalog().graph());
  REQUIRE(Ingest(*store, Catalog(), files, {}));
  const auto before = Contents(*store);
  const std::uint64_t version = store->snapshot()->version();
  const auto again = Ingest(*store, Catalog(), files, {});
  REQUIRE(again);
  CHECK(again->unchanged == 2);
  CHECK(again->read == 0);
  CHECK(Contents(*store) == before);
  CHECK(store->snapshot()->version() == version);
}

TEST_CASE("a changed file replaces exactly what it alone said") {
  const Folder folder("changed");
  const std::string a = folder.Write("a.txt", kSouth);
  const std::string b = folder.Write("b.txt", kNorth);
  const auto expected = GraphOf({a, b});
  const auto store = graph::OpenMemory(Catalog().graph());
  REQUIRE(Ingest(*store, Catalog(), {a, b}, {}));
  std::string changed = kSouth;
  changed.replace(changed.rfind("12.00"), 5, "13.50");
  folder.Write("a.txt", changed);
  const auto replaced = Ingest(*store, Catalog(), {a}, {});
  REQUIRE(replaced);
  CHECK(replaced->replaced == 1);
  CHECK(CountOf(*store, "Report") == 2);
  CHECK(Contents(*store) != expected);
  folder.Write("a.txt", kSouth);
  REQUIRE(Ingest(*store, Catalog(), {a}, {}));
  CHECK(Contents(*store) == expected);
}

TEST_CASE("a copy of a report counts once, and goes only when both copies have changed") {
  const Folder folder("copy");
  const std::string a = folder.Write("a.txt", kSouth);
  const std::string copy = folder.Write("copy.txt", kSouth);
  const auto store = graph::OpenMemory(Catalog().graph());
  REQUIRE(Ingest(*store, Catalog(), {a, copy}, {}));
  CHECK(CountOf(*store, "Report") == 1);
  const std::uint64_t spending = CountOf(*store, "Spending");
  folder.Write("copy.txt", kNorth);
  REQUIRE(Ingest(*store, Catalog(), {copy}, {}));
  CHECK(CountOf(*store, "Report") == 2);
  CHECK(CountOf(*store, "Spending") == spending + 1);
}

TEST_CASE("reports of one unit that are stored together are one unit's, as if each had come alone") {
  const Folder folder("together");
  std::string later = kSouth;
  later.replace(later.rfind("12.00"), 5, "13.50");
  const std::vector<std::string> files{folder.Write("a.txt", kSouth), folder.Write("b.txt", later),
                                       folder.Write("c.txt", kSouth), folder.Write("d.txt", kNorth)};
  const auto one_by_one = graph::OpenMemory(Catalog().graph());
  for (const std::string& file : files) REQUIRE(Ingest(*one_by_one, Catalog(), {file}, {}));
  const auto together = graph::OpenMemory(Catalog().graph());
  const std::uint64_t before = together->snapshot()->version();
  const auto summary = Ingest(*together, Catalog(), files, {});
  REQUIRE(summary);
  CHECK(summary->read == 4);
  CHECK(together->snapshot()->version() == before + 2);  // all reports, and what follows from them
  CHECK(CountOf(*together, "Report") == 3);
  CHECK(Contents(*together) == Contents(*one_by_one));
  CHECK(together->verify()->empty());
}

TEST_CASE("more files than are stored together all come in") {
  const Folder folder("many");
  std::vector<std::string> files;
  for (int i = 0; i < 70; ++i) {
    files.push_back(
        folder.Write(std::to_string(1000 + i) + ".txt", kSouth + std::string("\n附注第") + std::to_string(i) + "号\n"));
  }
  const auto store = graph::OpenMemory(Catalog().graph());
  const auto summary = Ingest(*store, Catalog(), files, {});
  REQUIRE(summary);
  CHECK(summary->read == files.size());
  CHECK(CountOf(*store, "Report") == files.size());
  const auto again = Ingest(*store, Catalog(), files, {});
  REQUIRE(again);
  CHECK(again->unchanged == files.size());
}

TEST_CASE("a stop leaves whole reports, and the next run goes on to the same graph") {
  const Folder folder("stop");
  const std::vector<std::string> files{folder.Write("a.txt", kSouth), folder.Write("b.txt", kNorth)};
  const auto expected = GraphOf(files);
  const auto store = graph::OpenMemory(Catalog().graph());
  std::atomic<bool> stop{false};
  IngestOptions options;
  options.stop = StopSignal(&stop);
  options.progress = [&](const IngestProgress& progress) { stop = progress.done == 1; };
  const auto stopped = Ingest(*store, Catalog(), files, options);
  REQUIRE(stopped);
  CHECK(stopped->stopped);
  CHECK(CountOf(*store, "Report") == 1);
  CHECK(store->verify()->empty());
  CHECK_FALSE(*IsDerived(*store));
  REQUIRE(Ingest(*store, Catalog(), files, {}));
  CHECK(Contents(*store) == expected);
}

TEST_CASE("a file that cannot be read is named, and the rest goes on") {
  const Folder folder("bad");
  const std::string good = folder.Write("a.txt", kSouth);
  const std::string bad = folder.Write("b.txt", std::string("\0\1\2\3binary", 10));
  const auto store = graph::OpenMemory(Catalog().graph());
  const auto summary = Ingest(*store, Catalog(), {bad, good}, {});
  REQUIRE(summary);
  REQUIRE(summary->failed.size() == 1);
  CHECK(summary->failed[0].code == ErrorCode::kUnreadableInput);
  CHECK(CountOf(*store, "Report") == 1);
}

}  // namespace
}  // namespace jitu::ingest
