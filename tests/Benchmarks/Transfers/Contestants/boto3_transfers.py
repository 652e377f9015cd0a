"""One transfer by boto3 as it comes, measured once its session is set up and has sent a first request. See Boto3Contestant.cs."""
import json
import os
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config

SMALL_AT_ONCE = 16


def main(scenario, bucket, key, local, objects, key_file, tiny_key):
    shell = {"shellPeak": peak(), "shellProcessor": sum(processor())}
    with open(key_file, "rb") as file:
        sse_c = {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": file.read()}
    client = boto3.client("s3", config=Config(max_pool_connections=SMALL_AT_ONCE))

    def send(number):
        client.upload_file(os.path.join(local, name(number)), bucket, key + name(number), ExtraArgs=sse_c)

    def receive(number):
        client.download_file(bucket, key + name(number), os.path.join(local, name(number)), ExtraArgs=sse_c)

    def transfer():
        if scenario == "large-up":
            client.upload_file(local, bucket, key, ExtraArgs=sse_c)
        elif scenario == "large-down":
            with open(os.devnull, "wb") as nowhere:
                client.download_fileobj(bucket, key, nowhere, ExtraArgs=sse_c)
        else:
            with ThreadPoolExecutor(SMALL_AT_ONCE) as threads:
                for _ in threads.map(send if scenario == "small-up" else receive, range(int(objects))):
                    pass

    start = time.monotonic()
    if scenario.endswith("-up"):
        client.put_object(Bucket=bucket, Key=tiny_key, Body=b"tiny", **sse_c)
    else:
        client.get_object(Bucket=bucket, Key=tiny_key, **sse_c)["Body"].read()
    cold = time.monotonic() - start

    before = processor()
    start = time.monotonic()
    transfer()
    wall = time.monotonic() - start
    user, system = (after - earlier for after, earlier in zip(processor(), before))
    print(json.dumps({"wall": wall, "user": user, "system": system, "peak": peak(), "cold": cold, **shell}))


def name(number):
    return f"{number:06}"


def processor():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime, usage.ru_stime


def peak():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM:"))


if sys.argv[1:] == ["--version"]:
    print(f"boto3 {boto3.__version__} on Python {sys.version.split()[0]}")
else:
    main(*sys.argv[1:])
