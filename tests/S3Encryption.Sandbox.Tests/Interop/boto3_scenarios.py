"""Scenarios with boto3, one a function: python3 boto3_scenarios.py NAME. The environment says where, and as whom."""
import datetime
import hashlib
import io
import os
import sys
import uuid

import boto3
import urllib3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

MIB = 1 << 20
ALGORITHMS = ["CRC32", "SHA1", "SHA256"]
IN_PARTS = TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=5 * MIB, max_concurrency=4)

settings = Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1})
s3 = boto3.client("s3", config=settings)
buckets = boto3.resource("s3", config=settings)


def new_bucket(**more):
    bucket = buckets.Bucket("boto3-" + uuid.uuid4().hex[:12])
    bucket.create(**more)
    bucket.wait_until_exists()
    return bucket


def allow_sse_c(bucket):
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BlockedEncryptionTypes": {"EncryptionType": ["NONE"]}}
    s3.put_bucket_encryption(Bucket=bucket.name, ServerSideEncryptionConfiguration={"Rules": [rule]})


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error
    raise AssertionError("not refused: " + code)


def objects():
    bucket = new_bucket()
    for key in ["plain", "a b+c%&=?#", "ключ/鍵/🔑", "//", "./..", "trailing/", " "]:
        bucket.put_object(Key=key, Body=key.encode(), Metadata={"m": "v"}, ContentType="text/x", CacheControl="no-store")
        s3.get_waiter("object_exists").wait(Bucket=bucket.name, Key=key)
        got = s3.get_object(Bucket=bucket.name, Key=key)
        assert (got["Body"].read().decode(), got["Metadata"], got["ContentType"]) == (key, {"m": "v"}, "text/x")
    first = s3.get_object(Bucket=bucket.name, Key="plain", Range="bytes=1-2")
    assert (first["Body"].read(), first["ContentRange"]) == (b"la", "bytes 1-2/5")
    etag = first["ETag"]
    refused("304", s3.get_object, Bucket=bucket.name, Key="plain", IfNoneMatch=etag)
    refused("PreconditionFailed", s3.put_object, Bucket=bucket.name, Key="plain", IfNoneMatch="*")
    copied = s3.copy_object(Bucket=bucket.name, Key="copy", CopySource={"Bucket": bucket.name, "Key": "a b+c%&=?#"})
    assert copied["CopyObjectResult"]["ETag"] == '"%s"' % hashlib.md5(b"a b+c%&=?#").hexdigest()
    assert len(list(bucket.objects.all())) == 8
    bucket.objects.all().delete()
    s3.get_waiter("object_not_exists").wait(Bucket=bucket.name, Key="plain")
    bucket.delete()
    bucket.wait_until_not_exists()


def errors():
    bucket = new_bucket()
    for call, expected in [
        (lambda: s3.get_object(Bucket=bucket.name, Key="none"), s3.exceptions.NoSuchKey),
        (lambda: s3.list_objects_v2(Bucket=bucket.name + "-none"), s3.exceptions.NoSuchBucket),
        (lambda: s3.abort_multipart_upload(Bucket=bucket.name, Key="o", UploadId="x"), s3.exceptions.NoSuchUpload),
    ]:
        try:
            call()
            raise AssertionError(expected)
        except expected as error:
            assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 404
    refused("404", s3.head_object, Bucket=bucket.name, Key="none")
    bucket.put_object(Key="o", Body=b"")
    refused("BucketNotEmpty", s3.delete_bucket, Bucket=bucket.name)


def listings():
    bucket = new_bucket()
    keys = sorted("%s/%d" % (folder, i) for folder in "abc" for i in range(5))
    uploads = []
    for key in keys:
        bucket.put_object(Key=key, Body=key)
        uploads.append(s3.create_multipart_upload(Bucket=bucket.name, Key=key)["UploadId"])

    def paged(operation, element, **more):
        pages = s3.get_paginator(operation).paginate(Bucket=bucket.name, PaginationConfig={"PageSize": 4}, **more)
        return [entry for page in pages for entry in page.get(element, [])]

    for operation in ["list_objects", "list_objects_v2"]:
        assert [entry["Key"] for entry in paged(operation, "Contents")] == keys
        assert [entry["Prefix"] for entry in paged(operation, "CommonPrefixes", Delimiter="/")] == ["a/", "b/", "c/"]
    assert [entry["Key"] for entry in paged("list_object_versions", "Versions")] == keys
    assert [entry["UploadId"] for entry in paged("list_multipart_uploads", "Uploads")] == uploads
    assert [entry["Prefix"] for entry in paged("list_multipart_uploads", "CommonPrefixes", Delimiter="/")] == ["a/", "b/", "c/"]
    for number in range(1, 7):
        s3.upload_part(Bucket=bucket.name, Key=keys[0], UploadId=uploads[0], PartNumber=number, Body=b"x" * number)
    assert [part["Size"] for part in paged("list_parts", "Parts", Key=keys[0], UploadId=uploads[0])] == [1, 2, 3, 4, 5, 6]
    assert [summary.key for summary in bucket.objects.filter(Prefix="b/").page_size(2)] == keys[5:10]
    assert bucket.name in [one["Name"] for page in s3.get_paginator("list_buckets").paginate() for one in page["Buckets"]]


def versions():
    bucket = new_bucket()
    bucket.Versioning().enable()
    ids = [bucket.put_object(Key="o", Body=text).version_id for text in ["one", "two"]]
    marker = s3.delete_object(Bucket=bucket.name, Key="o")
    assert marker["DeleteMarker"]
    refused("NoSuchKey", s3.get_object, Bucket=bucket.name, Key="o")
    assert buckets.ObjectVersion(bucket.name, "o", ids[0]).get()["Body"].read() == b"one"
    s3.copy_object(Bucket=bucket.name, Key="o", CopySource={"Bucket": bucket.name, "Key": "o", "VersionId": ids[1]})
    assert s3.get_object(Bucket=bucket.name, Key="o")["Body"].read() == b"two"
    listed = s3.list_object_versions(Bucket=bucket.name, Prefix="o")
    assert (len(listed["Versions"]), len(listed["DeleteMarkers"])) == (3, 1)
    bucket.object_versions.delete()
    bucket.delete()


def transfers():
    bucket = new_bucket()
    body = os.urandom(11 * MIB)
    for algorithm in ALGORITHMS:
        s3.upload_fileobj(io.BytesIO(body), bucket.name, algorithm, ExtraArgs={"ChecksumAlgorithm": algorithm}, Config=IN_PARTS)
        head = s3.head_object(Bucket=bucket.name, Key=algorithm, ChecksumMode="ENABLED")
        assert head["ETag"].endswith('-3"') and head["Checksum" + algorithm], head
    target = io.BytesIO()
    s3.download_fileobj(bucket.name, "CRC32", target, Config=IN_PARTS)
    assert target.getvalue() == body
    s3.copy({"Bucket": bucket.name, "Key": "SHA1"}, bucket.name, "copy", Config=IN_PARTS)
    assert s3.head_object(Bucket=bucket.name, Key="copy")["ETag"].endswith('-3"')
    bucket.download_fileobj("copy", target := io.BytesIO())
    assert target.getvalue() == body
    parts = s3.get_object_attributes(Bucket=bucket.name, Key="SHA256", ObjectAttributes=["ObjectParts", "Checksum", "ObjectSize"])
    assert (parts["ObjectSize"], parts["ObjectParts"]["TotalPartsCount"]) == (len(body), 3)


def checksums():
    bucket = new_bucket()
    for algorithm in ALGORITHMS:
        put = s3.put_object(Bucket=bucket.name, Key=algorithm, Body=b"abc", ChecksumAlgorithm=algorithm)
        got = s3.get_object(Bucket=bucket.name, Key=algorithm, ChecksumMode="ENABLED")
        assert got["Checksum" + algorithm] == put["Checksum" + algorithm] and got["Body"].read() == b"abc"
    refused("BadDigest", s3.put_object, Bucket=bucket.name, Key="bad", Body=b"abc", ChecksumCRC32="AAAAAA==")


def encryption():
    bucket = new_bucket()
    kms = boto3.client("kms")
    key = kms.create_key()["KeyMetadata"]["Arn"]
    bucket.put_object(Key="kms", Body=b"x", ServerSideEncryption="aws:kms", SSEKMSKeyId=key, BucketKeyEnabled=True)
    head = s3.head_object(Bucket=bucket.name, Key="kms")
    assert (head["ServerSideEncryption"], head["SSEKMSKeyId"], head["BucketKeyEnabled"]) == ("aws:kms", key, True)
    bucket.put_object(Key="s3", Body=b"x")
    s3.copy_object(
        Bucket=bucket.name, Key="s3", CopySource=bucket.name + "/s3", ServerSideEncryption="aws:kms", SSEKMSKeyId=key)
    assert s3.head_object(Bucket=bucket.name, Key="s3")["SSEKMSKeyId"] == key
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}}
    s3.put_bucket_encryption(Bucket=bucket.name, ServerSideEncryptionConfiguration={"Rules": [rule]})
    s3.upload_fileobj(io.BytesIO(bytes(6 * MIB)), bucket.name, "default", Config=IN_PARTS)
    assert s3.head_object(Bucket=bucket.name, Key="default")["SSEKMSKeyId"] == key
    kms.disable_key(KeyId=key)
    refused("KMS.DisabledException", s3.get_object, Bucket=bucket.name, Key="kms")


def customer_keys():
    bucket = new_bucket()
    key = {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": os.urandom(32)}
    refused("AccessDenied", s3.put_object, Bucket=bucket.name, Key="o", Body=b"x", **key)
    allow_sse_c(bucket)
    body = os.urandom(6 * MIB)
    s3.upload_fileobj(io.BytesIO(body), bucket.name, "o", ExtraArgs=key, Config=IN_PARTS)
    s3.download_fileobj(bucket.name, "o", target := io.BytesIO(), ExtraArgs=key, Config=IN_PARTS)
    assert target.getvalue() == body
    refused("InvalidRequest", s3.get_object, Bucket=bucket.name, Key="o")
    refused("AccessDenied", s3.get_object, Bucket=bucket.name, Key="o", **{**key, "SSECustomerKey": bytes(32)})
    source = {"CopySourceSSECustomerAlgorithm": "AES256", "CopySourceSSECustomerKey": key["SSECustomerKey"]}
    other = {**key, "SSECustomerKey": os.urandom(32)}
    s3.copy({"Bucket": bucket.name, "Key": "o"}, bucket.name, "rotated", ExtraArgs={**source, **other}, SourceClient=s3, Config=IN_PARTS)
    assert s3.get_object(Bucket=bucket.name, Key="rotated", **other)["Body"].read() == body
    s3.copy_object(Bucket=bucket.name, Key="plain", CopySource=bucket.name + "/o", **source)
    assert s3.get_object(Bucket=bucket.name, Key="plain")["ServerSideEncryption"] == "AES256"


def presigned():
    """By Signature Version 2, which is boto3's default in us-east-1, and by Version 4."""
    presign(s3)
    presign(boto3.client("s3", config=settings.merge(Config(signature_version="s3v4"))))


def presign(s3):
    bucket = new_bucket()
    http = urllib3.PoolManager(ca_certs=os.environ["AWS_CA_BUNDLE"])
    where = {"Bucket": bucket.name, "Key": "a b+c"}
    assert http.request("PUT", s3.generate_presigned_url("put_object", where), body=b"body").status == 200
    got = http.request("GET", s3.generate_presigned_url("get_object", {**where, "ResponseContentType": "text/y"}))
    assert (got.status, got.data, got.headers["Content-Type"]) == (200, b"body", "text/y")
    assert http.request("GET", s3.generate_presigned_url("head_object", where)).status == 403
    post = s3.generate_presigned_post(
        bucket.name, "in/${filename}", {"acl": "private"}, [{"acl": "private"}, ["content-length-range", 1, 9]])
    answer = http.request("POST", post["url"], fields={**post["fields"], "file": ("f.txt", b"posted")})
    assert answer.status == 204, answer.data
    assert bucket.Object("in/f.txt").get()["Body"].read() == b"posted"
    answer = http.request("POST", post["url"], fields={**post["fields"], "file": ("f.txt", b"too large a file")})
    assert answer.status == 400 and b"EntityTooLarge" in answer.data


def tags():
    bucket = new_bucket()
    bucket.put_object(Key="o", Body=b"x", Tagging="a=1&b=%26")
    assert s3.get_object_tagging(Bucket=bucket.name, Key="o")["TagSet"] == [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "&"}]
    s3.put_object_tagging(Bucket=bucket.name, Key="o", Tagging={"TagSet": [{"Key": "c", "Value": ""}]})
    assert s3.head_object(Bucket=bucket.name, Key="o")["TagCount"] == 1
    s3.delete_object_tagging(Bucket=bucket.name, Key="o")
    assert s3.get_object_tagging(Bucket=bucket.name, Key="o")["TagSet"] == []


def locks():
    bucket = new_bucket(ObjectLockEnabledForBucket=True)
    until = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)
    version = bucket.put_object(Key="o", Body=b"x", ObjectLockMode="GOVERNANCE", ObjectLockRetainUntilDate=until).version_id
    where = {"Bucket": bucket.name, "Key": "o", "VersionId": version}
    assert s3.get_object_retention(**where)["Retention"]["Mode"] == "GOVERNANCE"
    refused("AccessDenied", s3.delete_object, **where)
    s3.put_object_legal_hold(**where, LegalHold={"Status": "ON"})
    refused("AccessDenied", s3.delete_object, **where, BypassGovernanceRetention=True)
    s3.put_object_legal_hold(**where, LegalHold={"Status": "OFF"})
    s3.delete_object(**where, BypassGovernanceRetention=True)
    bucket.delete()


if __name__ == "__main__":
    globals()[sys.argv[1]]()
