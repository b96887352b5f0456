"""Reduces raw inspections to a package by Spark: with_spark.py RAW PACKAGE [PROVINCE...], all provinces if none is named."""

import pathlib
import shutil
import sys
import tempfile

from pyspark.sql import SparkSession

here = pathlib.Path(__file__).parent
raw, package = map(pathlib.Path, sys.argv[1:3])
provinces = sys.argv[3:] or sorted(folder.name.split("=")[1] for folder in raw.glob("inspections/province=*"))

spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", False)
    .config("spark.driver.host", "127.0.0.1")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.ui.showConsoleProgress", False)
    .config("spark.log.level", "ERROR")
    .config("spark.sql.shuffle.partitions", 8)
    .config("spark.sql.session.timeZone", "UTC")
    # a province is text: taken for a number, 03 would become 3
    .config("spark.sql.sources.partitionColumnTypeInference.enabled", False)
    .getOrCreate()
)

shutil.copytree(here / "package", package, dirs_exist_ok=True)
inspections = spark.read.option("basePath", f"{raw}/inspections").parquet(*(f"{raw}/inspections/province={it}" for it in provinces))
inspections.createOrReplaceTempView("inspections")
for statement in (here / "reduce.sql").read_text(encoding="utf-8").strip().rstrip(";").split(";"):
    spark.sql(statement)

# The list of a column's encodings is in another order in each run of Java, and with it the bytes of a file. Pages of version 2
# without a dictionary have a single encoding: nothing is left to be ordered.
parquet = {"compression": "zstd", "parquet.writer.version": "PARQUET_2_0", "parquet.enable.dictionary": False}
for table, order in [("places", ["place_id"]), ("status", ["place_id", "date"])]:
    # `repartition` gives each province to one task, so that it becomes one file, in one order
    rows = spark.table(table).repartition("province").sortWithinPartitions("province", *order)
    # Spark names files otherwise each time: they are given their lasting names here, in one step, when they are whole
    with tempfile.TemporaryDirectory(prefix=".spark-", dir=package) as scratch:
        rows.write.mode("overwrite").partitionBy("province").options(**parquet).parquet(scratch)
        for written in pathlib.Path(scratch).glob("province=*"):
            (part,) = written.glob("*.parquet")
            folder = package / table / written.name
            folder.mkdir(parents=True, exist_ok=True)
            part.replace(folder / "part-0.parquet")
spark.stop()
