// The tables of the project file against their description, and rows against their columns.
#include <QFile>
#include <QTest>

#include "core/project/file/RowMapping.h"
#include "core/project/file/TableSchema.h"

using namespace mtp;

namespace {

// The rows "| name | type | ..." below the heading "### table", as "name type".
QStringList describedColumns(const QString& readme, const QString& table) {
    QStringList columns;
    bool isInside = false;
    for (const QString& line : readme.split('\n')) {
        if (line.startsWith(QLatin1String("### ")) || line.startsWith(QLatin1String("## ")))
            isInside = line == "### " + table;
        const QStringList cells = line.split('|');
        if (!isInside || cells.size() < 4 || cells[1].trimmed() == "column" ||
            cells[1].startsWith("---"))
            continue;
        columns.append(cells[1].trimmed() + ' ' + cells[2].trimmed());
    }
    return columns;
}

}  // namespace

class SchemaTest : public QObject {
    Q_OBJECT

private slots:
    void readmeDescribesEveryColumn() {
        QFile file(MTP_SOURCE_DIR "/core/project/README.md");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString readme = QString::fromUtf8(file.readAll());
        for (const TableSchema& table : projectTables()) {
            QStringList columns;
            for (const ColumnSchema& column : table.columns)
                columns.append(QString("%1 %2").arg(column.name, column.type));
            QCOMPARE(describedColumns(readme, table.name), columns);
        }
        QCOMPARE(readme.count("\n### "), qsizetype(projectTables().size()));
    }

    void insertedRowIsReadBack() {
        const DatabaseHandle database(openDatabase(":memory:", SQLITE_OPEN_READWRITE));
        execute(database.get(), schemaOf<RunContentRow>().createStatements().c_str());
        RowInserter<RunContentRow> inserter(database.get());
        inserter.insert({3, 7, "[1]", {}});
        inserter.insert({4, 7, "[2]", "MTP"});
        const auto rows = readRows<RunContentRow>(database.get(), "ORDER BY run");
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].run, std::int64_t(3));
        QCOMPARE(rows[0].iterations, std::string("[1]"));
        QVERIFY(!rows[0].potential);
        QCOMPARE(*rows[1].potential, std::string("MTP"));
    }

    void rowWhoseContentWasChangedIsNotFound() {
        const DatabaseHandle database(openDatabase(":memory:", SQLITE_OPEN_READWRITE));
        execute(database.get(), schemaOf<FrameRow>().createStatements().c_str());
        const auto id = RowInserter<FrameRow>(database.get()).insert({0, 1, {"atoms"}});
        QVERIFY(findSoundRow<FrameRow>(database.get(), id));
        execute(database.get(), "UPDATE frame SET made_by = 2");  // not under the checksum
        QCOMPARE(findSoundRow<FrameRow>(database.get(), id)->madeBy, std::int64_t(2));
        execute(database.get(), "UPDATE frame SET bytes = x'00'");
        QVERIFY(!findSoundRow<FrameRow>(database.get(), id));
    }

    void updateWritesTheNamedColumnsAndTheChecksum() {
        const DatabaseHandle database(openDatabase(":memory:", SQLITE_OPEN_READWRITE));
        execute(database.get(), schemaOf<TrainingRow>().createStatements().c_str());
        TrainingRow row;
        row.name = "Run 1";
        row.state = "running";
        row.id = RowInserter<TrainingRow>(database.get()).insert(row);
        row.name = "Run 2";
        row.state = "paused";
        RowUpdater<TrainingRow>(database.get(), {"state"}).update(row);
        const auto found = findSoundRow<TrainingRow>(database.get(), row.id);
        QVERIFY(found);
        QCOMPARE(found->name, std::string("Run 1"));
        QCOMPARE(found->state, std::string("paused"));
        QVERIFY_EXCEPTION_THROWN(RowUpdater<TrainingRow>(database.get(), {"stat"}),
                                 std::logic_error);
    }
};

QTEST_APPLESS_MAIN(SchemaTest)
#include "SchemaTest.moc"
