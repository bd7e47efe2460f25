#include "ingest/outline/outline.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ingest/readers/reader.h"

using namespace jitu;
using namespace jitu::ingest;
using Strings = std::vector<std::string>;

namespace {

const model::Catalog& Words() {
  static const auto catalog = model::Catalog::Load();
  REQUIRE(catalog.has_value());
  return *catalog;
}

struct Read {
  Document document;
  Outline outline;

  /// "level mark title" of each section but the document itself.
  Strings Sections() const {
    Strings sections;
    for (std::size_t i = 1; i < outline.sections.size(); ++i) {
      const Section& section = outline.sections[i];
      sections.push_back(std::to_string(section.level) + " " + section.mark + " " + section.title);
    }
    return sections;
  }

  /// What each sentence of the section with this title says.
  Strings SentencesIn(const std::string& title) const {
    Strings sentences;
    for (const Sentence& sentence : outline.sentences) {
      if (outline.sections[static_cast<std::size_t>(sentence.section)].title != title) continue;
      sentences.push_back(document.text.substr(sentence.span.start, sentence.span.length()));
    }
    return sentences;
  }

  SectionKind KindIn(const std::string& title) const {
    for (std::size_t i = 0; i < outline.sections.size(); ++i) {
      if (outline.sections[i].title == title) return outline.KindOf(static_cast<int>(i));
    }
    FAIL("no section " << title);
    return SectionKind::kOther;
  }
};

Read Of(const std::string& text) {
  auto document = ReadBytes(text, "report.txt");
  REQUIRE(document.has_value());
  Read read{std::move(document).value(), {}};
  read.outline = MakeOutline(read.document, Words());
  return read;
}

}  // namespace

TEST_CASE("Headings of all kinds nest by their marks") {
  const Read read =
      Of("某馆报告\n一、基本情况\n（一）职责\n1.内设机构\n(1)办公室\n内设1个。\n（二）人员\n二、资金情况\n无。\n");
  CHECK(read.Sections() ==
        Strings{"1 一、 基本情况", "2 (一) 职责", "3 1. 内设机构", "4 (1) 办公室", "2 (二) 人员", "1 二、 资金情况"});
  CHECK(read.outline.PathOf(4) == "一、基本情况 > (一)职责 > 1.内设机构 > (1)办公室");
}

TEST_CASE("A mark of another kind goes on with the list whose number it continues") {
  const Read read =
      Of("一、一般公共预算\n（一）基本支出情况\n无。\n（2） 项目支出情况\n无。\n二、政府性基金\n无。\n3、 "
         "国有资本经营\n无。\n"
         "四、社会保险基金\n无。\n");
  CHECK(read.Sections() == Strings{"1 一、 一般公共预算", "2 (一) 基本支出情况", "2 (2) 项目支出情况",
                                   "1 二、 政府性基金", "1 3、 国有资本经营", "1 四、 社会保险基金"});
}

TEST_CASE("A number that comes again in the upper list belongs to a list of its own") {
  const Read read =
      Of("一、甲情况\n无。\n二、乙情况\n1.产出指标\n无。\n2.效益指标\n无。\n3.满意度指标\n无。\n三、丙情况\n无。\n");
  CHECK(read.Sections() == Strings{"1 一、 甲情况", "1 二、 乙情况", "2 1. 产出指标", "2 2. 效益指标",
                                   "2 3. 满意度指标", "1 三、 丙情况"});
}

TEST_CASE("Lost brackets and lost ordinals are read") {
  CHECK(Of("一、总述\n一)资金投入\n无。\n二)绩效\n无。\n、存在的问题\n无。\n").Sections() ==
        Strings{"1 一、 总述", "2 一) 资金投入", "2 二) 绩效", "1 、 存在的问题"});
}

TEST_CASE("Parts stand above, each with its own numbering") {
  const Read read =
      Of("项目一：展览\n一、项目概述\n办展。\n二、绩效目标\n6场。\n项目二：讲座\n一、项目概述\n办讲座。\n");
  CHECK(read.Sections() ==
        Strings{"1 项目一: 展览", "2 一、 项目概述", "2 二、 绩效目标", "1 项目二: 讲座", "2 一、 项目概述"});
  CHECK(read.KindIn("绩效目标") == SectionKind::kGoals);
}

TEST_CASE("A lead-in glued to its text is a heading; an item with its amount is a sentence") {
  const Read read =
      Of("一、绩效情况\n1.阵地建设稳步推进。全年新建分馆3个。\n2.读者服务持续优化。接待读者5万人次。\n二、支出情况\n"
         "1.图书购置支出20.5万元。购书5000册。\n2.2023年预算资金30万元。\n");
  CHECK(read.Sections() ==
        Strings{"1 一、 绩效情况", "2 1. 阵地建设稳步推进", "2 2. 读者服务持续优化", "1 二、 支出情况"});
  CHECK(read.SentencesIn("阵地建设稳步推进") == Strings{"全年新建分馆3个"});
  CHECK(read.SentencesIn("支出情况") == Strings{"图书购置支出20.5万元", "购书5000册", "2023年预算资金30万元"});
}

TEST_CASE("A lead-in may be followed by a list of its own, but not by the next entry of its list") {
  const Read read = Of("一、绩效情况\n1.预算执行情况。执行率95%。\n2.完成的目标。一是接诊30人次;二是出诊9次。\n");
  CHECK(read.Sections() == Strings{"1 一、 绩效情况", "2 1. 预算执行情况", "2 2. 完成的目标"});
  CHECK(Of("一、存在问题\n1.进度慢。2.人手少。\n").Sections() == Strings{"1 一、 存在问题"});
}

TEST_CASE("A heading word ends a section wherever it stands, with or without a full stop") {
  const Read read = Of(
      "一、目标完成情况\n1.产出指标完成情况分析。\n（1）数量指标。新购图书5000册。\n2.效益指标完成情况分析。\n无。\n");
  CHECK(read.Sections() ==
        Strings{"1 一、 目标完成情况", "2 1. 产出指标完成情况分析", "3 (1) 数量指标", "2 2. 效益指标完成情况分析"});
}

TEST_CASE("Kinds come from the longest section word of the heading, else from above") {
  const Read read =
      Of("某馆2023年度绩效自评报告\n一、基本情况\n（一）年度绩效目标\n无。\n二、资金使用及绩效情况\n（一）专项资金支出"
         "绩效情况\n1.甲\n"
         "无。\n三、存在的问题\n无。\n四、下一步打算\n无。\n五、结果应用\n无。\n六、名词解释\n无。\n");
  CHECK(read.KindIn("基本情况") == SectionKind::kAbout);
  CHECK(read.KindIn("年度绩效目标") == SectionKind::kGoals);
  CHECK(read.KindIn("资金使用及绩效情况") == SectionKind::kResults);
  CHECK(read.KindIn("专项资金支出绩效情况") == SectionKind::kItemResults);
  CHECK(read.KindIn("甲") == SectionKind::kItemResults);
  CHECK(read.KindIn("存在的问题") == SectionKind::kProblems);
  CHECK(read.KindIn("下一步打算") == SectionKind::kPlans);
  CHECK(read.KindIn("结果应用") == SectionKind::kApplication);
  CHECK(read.KindIn("名词解释") == SectionKind::kGlossary);
  CHECK(read.outline.KindOf(0) == SectionKind::kTitle);
}

TEST_CASE("The title is the line that names the paper") {
  const Read read = Of("某市某区文化馆\n2023年度整体支出绩效自评报告\n\n一、基本情况\n无。\n");
  CHECK(read.outline.sections[0].title == "2023年度整体支出绩效自评报告");
  CHECK(read.SentencesIn("2023年度整体支出绩效自评报告") == Strings{"某市某区文化馆"});
}

TEST_CASE("A letter without a title is called what it says that it reports") {
  const Read read =
      Of("某市财政局：\n按照《绩效管理办法》要求，现将某镇2023年度滚水坝建设项目绩效自评情况报告如下：\n一、基本情况\n"
         "无。\n");
  CHECK(read.outline.sections[0].title == "某镇2023年度滚水坝建设项目绩效自评情况报告");
  const Read titled = Of("某镇2023年度绩效自评报告\n现将有关情况报告如下：\n一、基本情况\n无。\n");
  CHECK(titled.outline.sections[0].title == "某镇2023年度绩效自评报告");
}

TEST_CASE("A table of contents holds no sections") {
  const Read read =
      Of("某馆自评报告\n目 录\n一、基本情况\n二、绩效情况\n一、基本情况\n在编5人。\n二、绩效情况\n办展6场。\n");
  CHECK(read.Sections() == Strings{"1  目 录", "1 一、 基本情况", "1 二、 绩效情况"});
  CHECK(read.KindIn("目 录") == SectionKind::kContents);
  CHECK(read.SentencesIn("绩效情况") == Strings{"办展6场"});
}

TEST_CASE("What follows the signature stands in a section of its own") {
  const Read read = Of("某馆自评报告\n一、下一步打算\n拟办展8场。\n某县文化馆\n2024年3月5日\n附：办展明细见网站。\n");
  CHECK(read.outline.sections.size() == 3);
  CHECK(read.SentencesIn("") == Strings{"附:办展明细见网站"});
  CHECK(read.outline.KindOf(2) == SectionKind::kOther);
}

TEST_CASE("Cells of a form are no headings") {
  const Read read =
      Of("自评表\n\n年度总体目标\n\n预期目标\n\n实际完成情况\n\n办展6场。\n\n办展7场。\n\n三级指标\n\n指标值\n\n完成值"
         "\n\n得分\n\n展览\n\n"
         "6场\n\n7场\n\n10\n\n");
  CHECK(read.Sections().empty());
  CHECK(read.document.tables.size() == 2);
}

TEST_CASE("Aims as a whole, below a heading of how they came out, are results") {
  const Read read =
      Of("某馆2023年度绩效自评报告\n一、绩效目标完成情况分析\n（一）资金投入\n无。\n（二）总体目标\n建成分馆2个。\n");
  CHECK(read.KindIn("总体目标") == SectionKind::kResults);
  CHECK(Of("某馆2023年度绩效自评报告\n一、项目概况\n（一）总体目标\n建成分馆2个。\n").KindIn("总体目标") ==
        SectionKind::kGoals);
}

TEST_CASE("Bodies of sections follow each other without a gap") {
  const Read read = Of("报告\n一、甲情况\n甲。\n（一）乙\n乙。\n二、丙情况\n丙。\n");
  for (std::size_t i = 1; i < read.outline.sections.size(); ++i) {
    CHECK(read.outline.sections[i - 1].body.end == read.outline.sections[i].heading.start);
  }
}
