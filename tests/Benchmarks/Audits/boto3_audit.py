"""Looks at every object under a prefix as boto3's users do: a paginator, and head_object in 16 threads. Prints what it took as JSON."""
import json
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config

bucket, prefix = sys.argv[1:]
s3 = boto3.client("s3", config=Config(max_pool_connections=16))


def head(key):
    return s3.head_object(Bucket=bucket, Key=key).get("ServerSideEncryption")


def keys():
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
        for item in page.get("Contents", []):
            yield item["Key"]


head(next(keys()))
before, start = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()
with ThreadPoolExecutor(16) as pool:
    seen = sum(1 for kind in pool.map(head, keys()) if kind == "aws:kms")
wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_SELF)
assert seen > 0
print(json.dumps({
    "wall": wall,
    "user": after.ru_utime - before.ru_utime,
    "system": after.ru_stime - before.ru_stime,
    "peak": after.ru_maxrss / 1024,
}))
