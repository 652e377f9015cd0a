"""One transfer by boto3 as it comes, measured once its session is set up and has sent a first request. See Boto3Contestant.cs."""
import json
import os
import resource
import sys
import time

import boto3
from boto3.s3.transfer import TransferConfig, create_transfer_manager
from botocore.config import Config

SMALL_AT_ONCE = 16


def main(scenario, bucket, key, local, objects, key_file, tiny_key):
    shell = {"shellPeak": peak(), "shellProcessor": sum(processor())}
    with open(key_file, "rb") as file:
        sse_c = {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": file.read()}
    client = boto3.client("s3", config=Config(max_pool_connections=SMALL_AT_ONCE))

    def transfer():
        if scenario == "large-up":
            client.upload_file(local, bucket, key, ExtraArgs=sse_c)
        elif scenario == "large-down":
            with open(os.devnull, "wb") as nowhere:
                client.download_fileobj(bucket, key, nowhere, ExtraArgs=sse_c)
        else:
            # What upload_file and download_file make anew for every file, with threads of its own; one for all of them is twice as fast.
            with create_transfer_manager(client, TransferConfig(max_concurrency=SMALL_AT_ONCE)) as manager:
                names = [f"{number:06}" for number in range(int(objects))]
                if scenario == "small-up":
                    begun = [manager.upload(os.path.join(local, name), bucket, key + name, sse_c) for name in names]
                else:
                    begun = [manager.download(bucket, key + name, os.path.join(local, name), sse_c) for name in names]
                for one in begun:
                    one.result()

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
