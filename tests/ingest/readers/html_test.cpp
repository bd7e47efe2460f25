#include <catch2/catch.hpp>
#include <string>

#include "tests/ingest/readers/reading.h"

namespace jitu::ingest {
namespace {

using Strings = std::vector<std::string>;

Strings LinesOfPage(const std::string& page, const std::string& path = "page.html") {
  auto document = ReadBytes(page, path);
  REQUIRE(document.has_value());
  return Lines(*document);
}

}  // namespace

TEST_CASE("Of a public body's page the article stays, with its rows of data and the names of attachments") {
  CHECK(LinesOfPage(R"(<html><head><title>某局2022年度绩效自评报告_某市政府网</title><style>p{}</style></head><body>
<div class="top-nav"><a href="/">首页</a><a href="/1">公开</a></div>
<div>当前位置：<a href="/">首页</a> &gt; 公开</div>
<table><tr><td>索引号：</td><td>A-01</td></tr><tr><td>发布机构：</td><td>某市某局</td></tr></table>
<div><h1>某局2022年度绩效自评报告</h1><p>字号：大 中 小 打印</p><p>全年支出<b>20</b>万元，<br>完成<i>3</i>项。</p>
<p>附件：<a href="x/1.docx">自评表.docx</a></p></div>
<ul><li><a href="/a">另一条新闻的标题</a></li><li><a href="/b">第二条新闻的标题</a></li><li><a href="/c">第三条</a></li></ul>
<div class="footer">主办：某市人民政府　湘ICP备05000001号</div><script>var a;</script></body></html>)") ==
        Strings{"索引号:", "A-01", "发布机构:", "某市某局", "某局2022年度绩效自评报告", "全年支出20万元,", "完成3项。",
                "附件:自评表.docx"});
}

TEST_CASE("A title that only the head of the page tells stands in front") {
  CHECK(LinesOfPage("<html><head><title>某区民政局2022年度绩效自评公告 - "
                    "某区</title></head><body><p>公告如下。</p></body></html>") ==
        Strings{"某区民政局2022年度绩效自评公告", "公告如下。"});
}

TEST_CASE("Cells of a page's table stand where row and column spans put them") {
  const auto page = ReadBytes(
      "<html><table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>丙</td><td>丁<br>戊</td></tr>"
      "<tr><td colspan=3>注：全宽</td></tr></table></html>",
      "a.html");
  REQUIRE(page.has_value());
  REQUIRE(page->tables.size() == 1);
  const auto& cells = page->tables[0].cells;
  REQUIRE(cells.size() == 5);
  CHECK(cells[0].row_span == 2);
  CHECK(cells[1].column_span == 2);
  CHECK(cells[2].column == 1);
  CHECK(cells[3].column == 2);
  CHECK(Lines(*page) == Strings{"甲", "乙", "丙", "丁 戊", "注:全宽"});
  CHECK(page->blocks.back().kind == Block::Kind::kParagraph);
}

TEST_CASE("A page's charset is told by its declaration where its bytes leave it open") {
  // 某县民政局 in GB2312.
  const std::string page =
      "<html><head><meta charset=\"gb2312\"></head><body><p>\xC4\xB3\xCF\xD8\xC3\xF1\xD5\xFE\xBE\xD6</p></body></html>";
  CHECK(LinesOfPage(page) == Strings{"某县民政局"});
}

TEST_CASE("A page saved as a mail message is found among its parts and decoded") {
  CHECK(LinesOfPage(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"B\"\r\n\r\n--B\r\nContent-Type: "
            "image/png\r\n\r\nxx\r\n"
            "--B\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            "<html><body><p>=E6=94=AF=E5=87=BA2=\r\n0=E4=B8=87=E5=85=83</p></body></html>\r\n--B--\r\n",
            "page.mhtml") == Strings{"支出20万元"});
}

TEST_CASE("Numbered lists keep their numbers, and a source's line ends inside Chinese are nothing") {
  CHECK(LinesOfPage(
            "<html><body><p>标题的段落</p><ol><li>甲项</li><li>乙\n项</li></ol><h2>二、成效</h2></body></html>") ==
        Strings{"标题的段落", "1.甲项", "2.乙项", "二、成效"});
}

TEST_CASE("Paragraphs of a page that are lines of print are put together, those between tables and headings alone") {
  const std::string printed =
      "<h3>一、项目概况</h3><p>县图书馆2022年新建乡镇分馆6个，配送图书两万三千余册，开展阅读推广活动</p>"
      "<p>四十八场，参加群众七千六百余人次，馆藏流通率比上一年提高了五个百分点，读者</p>"
      "<p>满意度达到九成以上，基本完成年初确定的目标，各分馆均已免费向社会开放，每周</p>"
      "<p>开放时间不少于四十二小时。</p><p>填报人：林海</p>";
  CHECK(LinesOfPage("<html><body>" + printed + "</body></html>") ==
        Strings{
            "一、项目概况",
            "县图书馆2022年新建乡镇分馆6个,配送图书两万三千余册,开展阅读推广活动四十八场,参加群众七千六百余人次,"
            "馆藏流通率比上一年提高了五个百分点,读者满意度达到九成以上,基本完成年初确定的目标,各分馆均已免费向社会开放,"
            "每周开放时间不少于四十二小时。",
            "填报人:林海"});
  CHECK(LinesOfPage(
            "<html><body><p>共安排资金（含上年</p><table><tr><td>结转）</td><td>20</td></tr></table></body></html>") ==
        Strings{"共安排资金(含上年", "结转)", "20"});
}

TEST_CASE("Rows that a page draws with blanks are rows, whichever blanks it takes, in preformatted text too") {
  const auto rows_of = [](const std::string& page) {
    const auto read = ReadBytes("<html><body>" + page + "</body></html>", "page.html");
    REQUIRE(read.has_value());
    REQUIRE(read->tables.size() == 1);
    return read->tables[0].rows;
  };
  const auto drawn = [](const std::string& blanks) {
    std::string page;
    for (const char* row : {"项目名称|年初预算数|全年执行数", "馆舍修缮|20.00|18.50", "图书购置|35.00|35.00"}) {
      std::string line(row);
      for (std::size_t at; (at = line.find('|')) != std::string::npos;) line.replace(at, 1, blanks);
      page += "<p>" + line + "</p>";
    }
    return page;
  };
  CHECK(rows_of(drawn("&nbsp;&nbsp;&nbsp;")) == 3);
  CHECK(rows_of(drawn("&emsp;")) == 3);
  CHECK(rows_of("<pre>项目名称   年初预算数   全年执行数\n馆舍修缮   20.00   18.50\n图书购置   35.00   35.00</pre>") ==
        3);
}

}  // namespace jitu::ingest
