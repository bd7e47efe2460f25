#include "query/export/shared_columns.h"

#include <utility>

namespace jitu::query::exporting {

Column IdColumn() {
  return {"id", Say("编号", "id"), ColumnType::kText,
          Say("由内容算出的编号：同样的报告在任何机器上编号相同",
              "a number made from the content: the same reports give the same ids on any machine")};
}

Column FundColumn() {
  return {"fund", Say("预算账本", "fund"), ColumnType::kText,
          Say("四本预算之一（如 一般公共预算），报告没有说明时为空",
              "which of the four budgets (like 一般公共预算, the general public one); empty where the report does not "
              "say")};
}

Column BasisColumn() {
  return {"basis", Say("口径", "basis"), ColumnType::kText,
          Say("金额是什么：budget 年初预算或下达、final_budget 调整后预算、arrived 到位、actual 实际支出（决算）",
              "what the amount is: budget (as first budgeted or allotted), final_budget (after adjustment), arrived "
              "(money that came in), actual (spent, the outturn)")};
}

Column AmountYuanColumn(Message about) {
  return {"amountYuan", Say("金额（元）", "amount (yuan)"), ColumnType::kYuan, std::move(about)};
}

Column AmountWanYuanColumn() {
  return {"amountWanYuan", Say("金额（万元）", "amount (10,000 yuan)"), ColumnType::kWanYuan,
          Say("同一金额，以万元计", "the same amount in units of 10,000 yuan")};
}

Column ReportColumn() {
  return {"report", Say("所在报告", "report"), ColumnType::kText, Say("报告标题", "title of the report")};
}

Column SectionColumn() {
  return {"section", Say("章节", "section"), ColumnType::kText,
          Say("所在章节，各级标题用 > 隔开", "headings above the sentence, outermost first, with > between")};
}

Column PageColumn() {
  return {"page", Say("页", "page"), ColumnType::kInteger,
          Say("文件的第几页，从 1 数；没有页的文件为空",
              "page of the file, counted from 1; empty for files without pages")};
}

Column CellColumn() {
  return {"cell", Say("单元格", "cell"), ColumnType::kText,
          Say("表格中的位置，如 表1!B7：表名、列、行", "place in a table or sheet, like 表1!B7: table, column, row")};
}

Column StartColumn() {
  return {"start", Say("起始字", "start"), ColumnType::kInteger,
          Say("该句之前报告文字有多少字（Unicode 码点）",
              "how many characters (Unicode code points) of the report's text stand before the sentence")};
}

Column EndColumn() {
  return {"end", Say("结束字", "end"), ColumnType::kInteger,
          Say("到该句末尾为止有多少字", "how many there are up to the end of the sentence")};
}

Column QuoteColumn() {
  return {"quote", Say("原文", "quote"), ColumnType::kText, Say("该句原文，一字不改", "the sentence as written")};
}

}  // namespace jitu::query::exporting
