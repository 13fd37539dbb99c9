def generator(source):
    got = yield 1
    try:
        got = yield from source
    finally:
        yield got


async def client(urls):
    async with session() as s, lock:
        async for url in urls:
            await s.get(f"{url!r:>{10}} {s.name}")
    return [page async for page in s if await page.ok]
